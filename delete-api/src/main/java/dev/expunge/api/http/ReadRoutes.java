package dev.expunge.api.http;

import dev.expunge.api.call.CallRefused;
import dev.expunge.api.call.Limits;
import dev.expunge.api.call.ReadCalls;
import dev.expunge.api.json.AuditJson;
import dev.expunge.api.json.StatusJson;
import dev.expunge.api.json.WaitsFor;
import dev.expunge.api.port.AuditEntry;
import dev.expunge.api.port.AuditPlace;
import dev.expunge.api.port.DeleteFilter;
import dev.expunge.api.port.Page;
import dev.expunge.core.event.DeleteStatus;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What has become of deletes: statuses and the audit. */
final class ReadRoutes {

    private final ReadCalls reads;
    private final LiveAudit live;

    ReadRoutes(ReadCalls reads, LiveAudit live) {
        this.reads = reads;
        this.live = live;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/deletes", Set.of("table", "state", "cursor", "limit"), this::list),
                Route.get("/deletes/{id}", Set.of(), this::status),
                Route.get("/deletes/{id}/audit", Set.of("after", "limit"), this::auditOf),
                Route.get("/audit", Set.of("after", "limit"), this::audit));
    }

    private CompletableFuture<Answer> status(Call call) {
        return reads.delete(call.path("id")).thenApply(seen -> Answer.json(200, json(seen)));
    }

    static Map<String, @Nullable Object> json(ReadCalls.Seen seen) {
        return StatusJson.of(seen.status(), WaitsFor.of(seen.status(), seen.ahead(), seen.atMs()));
    }

    private CompletableFuture<Answer> list(Call call) {
        DeleteFilter filter = new DeleteFilter(call.query("table"), state(call.query("state")));
        return reads.deletes(
                        filter,
                        Cursors.delete(call.query("cursor")),
                        call.limit(Limits.PAGE_DELETES, Limits.MAX_PAGE_DELETES))
                .thenApply(page -> {
                    Map<String, @Nullable Object> json = new LinkedHashMap<>();
                    json.put(
                            "deletes",
                            page.items().stream()
                                    .map(status -> json(reads.seen(status)))
                                    .toList());
                    json.put("cursor", Cursors.of(page.next()));
                    return Answer.json(200, json);
                });
    }

    private static DeleteStatus.@Nullable State state(@Nullable String text) {
        if (text == null) {
            return null;
        }
        for (DeleteStatus.State state : DeleteStatus.State.values()) {
            if (state.name().equals(text)) {
                return state;
            }
        }
        throw CallRefused.invalid(
                "/state", "unknown state " + text + ": one of " + Arrays.toString(DeleteStatus.State.values()));
    }

    private CompletableFuture<Answer> audit(Call call) {
        AuditPlace after = place(call);
        return live.isAskedFor(call)
                ? live.stream(call, null, after)
                : reads.audit(after, limit(call)).thenApply(page -> page(page, after));
    }

    private CompletableFuture<Answer> auditOf(Call call) {
        AuditPlace after = place(call);
        String deleteId = call.path("id");
        return live.isAskedFor(call)
                ? live.stream(call, deleteId, after)
                : reads.auditOf(deleteId, after, limit(call)).thenApply(page -> page(page, after));
    }

    /** A stream that was cut goes on after the last event that came through. */
    private static AuditPlace place(Call call) {
        String last = call.header("Last-Event-ID");
        return last != null && !last.isEmpty()
                ? Cursors.audit("Last-Event-ID", last)
                : Cursors.audit("after", call.query("after"));
    }

    private static int limit(Call call) {
        return call.limit(Limits.PAGE_EVENTS, Limits.MAX_PAGE_EVENTS);
    }

    /** The cursor ends with the list; after is where to ask again for what comes later. */
    private static Answer page(Page<AuditEntry, AuditPlace> page, AuditPlace asked) {
        List<AuditEntry> entries = page.items();
        AuditPlace reached =
                entries.isEmpty() ? asked : entries.get(entries.size() - 1).next();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put(
                "events",
                entries.stream().map(entry -> AuditJson.of(entry.event())).toList());
        json.put("cursor", page.next() == null ? null : Cursors.of(page.next()));
        json.put("after", Cursors.of(reached));
        return Answer.json(200, json);
    }
}
