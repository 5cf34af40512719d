package dev.expunge.api.fake;

import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.Cause;
import dev.expunge.core.event.Counts;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.DeleteStatus.State;
import dev.expunge.core.event.Mode;
import dev.expunge.core.event.RowRef;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Definitions, statuses and events to test with. */
public final class Samples {

    public static final Map<String, Object> USERS = Map.of(
            "columns",
            Map.of("id", "string", "slug", "string", "age", "integer", "extra", "json", "deletionTime", "integer"));

    public static final Map<String, Object> SEATS =
            Map.of("key", List.of("row", "place"), "columns", Map.of("row", "integer", "place", "string"));

    public static final DeleteStatus.Blocker INVOICE = new DeleteStatus.Blocker(
            new RowRef("invoices", "i7"), new Cause("invoices(userId)->users", new RowRef("users", "u1")));

    private Samples() {}

    public static DeleteStatus status(String id, State state, long revision) {
        return status(id, "users", state, revision);
    }

    public static DeleteStatus status(String id, String table, State state, long revision) {
        return status(id, table, state, resolution(state), revision);
    }

    public static DeleteStatus dueAtOnce(String id, State state, long revision) {
        return status(id, "users", state, scheduled(0), revision);
    }

    private static DeleteStatus status(
            String id, String table, State state, DeleteStatus.Resolution resolution, long revision) {
        return new DeleteStatus(
                id,
                state,
                new DeleteStatus.Request(null, table, null, null, 1_000),
                resolution,
                new DeleteStatus.Progress(
                        1, Counts.of(Counts.Kind.HARD_DELETED, table, 1), List.of(), List.of(), null, null),
                DeleteStatus.Blockers.NONE,
                null,
                1_001,
                revision);
    }

    private static DeleteStatus.Resolution resolution(State state) {
        return state == State.SCHEDULED
                ? scheduled(60_000)
                : new DeleteStatus.Resolution(Mode.HARD, DeleteStatus.ModeFrom.FALLBACK, 0, false, true);
    }

    private static DeleteStatus.Resolution scheduled(long delayMs) {
        return new DeleteStatus.Resolution(Mode.SCHEDULED, DeleteStatus.ModeFrom.REQUEST, delayMs, false, false);
    }

    /** @param deleteId which it stands behind; null: a change of the catalog */
    public static DeleteStatus behind(DeleteStatus status, @Nullable String deleteId) {
        DeleteStatus.Progress progress = status.progress();
        return new DeleteStatus(
                status.deleteId(),
                status.state(),
                status.request(),
                status.resolution(),
                new DeleteStatus.Progress(
                        progress.matched(),
                        progress.counts(),
                        progress.roots(),
                        progress.skipped(),
                        progress.returned(),
                        progress.supersededBy(),
                        new DeleteStatus.Behind(deleteId)),
                status.blockers(),
                status.error(),
                status.updatedAtMs(),
                status.revision());
    }

    public static DeleteStatus requestedAt(DeleteStatus status, long ms) {
        DeleteStatus.Request request = status.request();
        return new DeleteStatus(
                status.deleteId(),
                status.state(),
                new DeleteStatus.Request(
                        request.requestId(), request.table(), request.reason(), request.requestedBy(), ms),
                status.resolution(),
                status.progress(),
                status.blockers(),
                status.error(),
                status.updatedAtMs(),
                status.revision());
    }

    public static AuditEvent event(String eventId, String deleteId, AuditEvent.Type type, long timeMs) {
        return new AuditEvent(eventId, timeMs, deleteId, null, type, AuditEvent.Subject.of(Map.of("mode", "hard")));
    }
}
