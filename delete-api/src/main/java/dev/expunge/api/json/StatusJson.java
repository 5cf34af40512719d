package dev.expunge.api.json;

import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.row.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A delete's status as callers see it. */
public final class StatusJson {

    private StatusJson() {}

    /** @param waitsFor null: nothing, it has ended well */
    public static Map<String, @Nullable Object> of(DeleteStatus status, @Nullable WaitsFor waitsFor) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        DeleteStatus.Request request = status.request();
        json.put("deleteId", status.deleteId());
        json.put("requestId", request.requestId());
        json.put("state", status.state().name());
        json.put("table", request.table());
        putResolution(json, status.resolution());
        putProgress(json, status.progress());
        json.put("blockers", RefsJson.of(status.blockers()));
        json.put("blockerCount", status.blockers().count());
        json.put("error", error(status.error()));
        WaitsFor.put(json, waitsFor, "waitsForDetail");
        json.put("requestedAt", request.requestedAtMs());
        json.put("updatedAt", status.updatedAtMs());
        json.put("reason", request.reason());
        json.put("requestedBy", request.requestedBy());
        json.put("supersededBy", status.progress().supersededBy());
        json.put("skipped", skipped(status.progress().skipped()));
        List<Row> returned = status.progress().returned();
        if (returned != null) {
            json.put("returned", returned.stream().map(RowJson::of).toList());
        }
        return json;
    }

    /** Adds the mode and all that was resolved with it, null where nothing could be. */
    private static void putResolution(
            Map<String, @Nullable Object> json, DeleteStatus.@Nullable Resolution resolution) {
        json.put("mode", resolution == null ? null : Names.lower(resolution.mode()));
        json.put("modeFrom", resolution == null ? null : Names.lower(resolution.modeFrom()));
        json.put("delayMs", resolution == null ? 0 : resolution.delayMs());
        json.put("execution", resolution != null && resolution.async() ? "async" : "sync");
        json.put("cascade", resolution == null ? null : resolution.cascadeHard() ? "hard" : "soft");
    }

    private static void putProgress(Map<String, @Nullable Object> json, DeleteStatus.Progress progress) {
        json.put("matched", progress.matched());
        json.put("counts", CountsJson.of(progress.counts()));
        json.put("roots", progress.roots().stream().map(StatusJson::root).toList());
    }

    private static Map<String, @Nullable Object> root(DeleteStatus.Root root) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("key", root.key());
        json.put("deletionTime", root.deletionTime());
        json.put("dueAt", root.dueAtMs());
        return json;
    }

    static @Nullable Map<String, Object> error(DeleteStatus.@Nullable Failure failure) {
        if (failure == null) {
            return null;
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", failure.code().name());
        json.put("detail", failure.detail());
        return json;
    }

    private static List<Map<String, @Nullable Object>> skipped(List<DeleteStatus.Skipped> skipped) {
        return skipped.stream()
                .map(row -> {
                    Map<String, @Nullable Object> json = RefsJson.of(row.row());
                    json.put("reason", row.reason());
                    return json;
                })
                .toList();
    }
}
