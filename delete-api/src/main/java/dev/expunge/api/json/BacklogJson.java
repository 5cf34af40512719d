package dev.expunge.api.json;

import dev.expunge.api.port.Backlog;
import dev.expunge.core.event.DeleteStatus.State;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The backlog as callers see it: how many deletes there are, which is the oldest, and what it waits for. */
public final class BacklogJson {

    private static final int MAX_FOREIGN_KEYS = 100;

    private BacklogJson() {}

    /**
     * @param away why the processor does no work at present; null: it does
     * @param fresh false: Kafka did not say where the log ends, so there may be more than is known here
     * @param waitsFor what the oldest waits for while the processor works; null: there is none
     */
    public static Map<String, @Nullable Object> of(
            Backlog backlog, long nowMs, @Nullable String away, boolean fresh, @Nullable WaitsFor waitsFor) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("at", nowMs);
        json.put("fresh", fresh);
        json.put("notReady", away);
        json.put("pending", backlog.pending());
        json.put("oldest", oldest(backlog.oldest(), nowMs, away, waitsFor));
        Map<String, Object> byState = new LinkedHashMap<>();
        for (State state : State.values()) {
            byState.put(state.name(), backlog.in(state));
        }
        json.put("byState", byState);
        json.put("scheduled", scheduled(backlog, nowMs));
        json.put("blocked", ended(backlog, State.BLOCKED, nowMs));
        json.put("failed", ended(backlog, State.FAILED, nowMs));
        json.put("blockedBy", blockedBy(backlog.blocked()));
        return json;
    }

    private static @Nullable Map<String, @Nullable Object> oldest(
            Backlog.@Nullable Waiting oldest, long nowMs, @Nullable String away, @Nullable WaitsFor waitsFor) {
        if (oldest == null) {
            return null;
        }
        Map<String, @Nullable Object> json = waiting(oldest, nowMs);
        WaitsFor.put(json, away == null ? waitsFor : WaitsFor.processor(away), "detail");
        return json;
    }

    private static Map<String, @Nullable Object> waiting(Backlog.Waiting waiting, long nowMs) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("deleteId", waiting.deleteId());
        json.put("table", waiting.table());
        json.put("state", waiting.state().name());
        json.put("requestedAt", waiting.requestedAtMs());
        json.put("since", waiting.sinceMs());
        json.put("ageMs", Math.max(0, nowMs - waiting.sinceMs()));
        return json;
    }

    private static Map<String, @Nullable Object> scheduled(Backlog backlog, long nowMs) {
        Backlog.Waiting next = backlog.longest(State.SCHEDULED);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("count", backlog.in(State.SCHEDULED));
        json.put("nextDeleteId", next == null ? null : next.deleteId());
        json.put("nextDueAt", next == null ? null : next.sinceMs());
        json.put("overdueMs", next == null ? 0 : Math.max(0, nowMs - next.sinceMs()));
        return json;
    }

    private static Map<String, @Nullable Object> ended(Backlog backlog, State state, long nowMs) {
        Backlog.Waiting first = backlog.longest(state);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("count", backlog.in(state));
        json.put("longest", first == null ? null : waiting(first, nowMs));
        return json;
    }

    private static List<Map<String, Object>> blockedBy(List<Backlog.Blocked> blocked) {
        return blocked.stream()
                .sorted(Comparator.comparingLong(Backlog.Blocked::deletes)
                        .reversed()
                        .thenComparing(Backlog.Blocked::table)
                        .thenComparing(Backlog.Blocked::foreignKey))
                .limit(MAX_FOREIGN_KEYS)
                .map(one -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("table", one.table());
                    json.put("foreignKey", one.foreignKey());
                    json.put("deletes", one.deletes());
                    return json;
                })
                .toList();
    }
}
