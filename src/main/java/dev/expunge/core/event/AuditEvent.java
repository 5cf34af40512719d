package dev.expunge.core.event;

import dev.expunge.core.row.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, written in the same transaction as what it tells. Topic audit, keyed by delete id.
 *
 * @param eventId unique; the same event is never written twice
 */
public record AuditEvent(
        String eventId,
        long timeMs,
        String deleteId,
        @Nullable String principal,
        Type type,
        Subject subject) implements Output {

    public enum Type {
        REQUESTED,
        REJECTED,
        ACCEPTED,
        BLOCKED,
        FAILED,
        ROWS_AFFECTED,
        PURGE_SCHEDULED,
        PURGE_DROPPED,
        PURGE_STARTED,
        COMPLETED,
        CANCELLED,
        RESTORED,
        SUPERSEDED,
        LATE_CHILD_HEALED,
        ORPHAN_FOUND,
        STALE_WRITE_DROPPED,
        RECORD_QUARANTINED
    }

    /**
     * What the event is about.
     *
     * @param row the row that it is about, where it is about one
     * @param details named facts, for instance {@code mode}, {@code modeFrom}, {@code delayMs}, {@code reason}, {@code code}
     * @param affected for {@link Type#ROWS_AFFECTED}
     * @param blockers for {@link Type#BLOCKED}, at most 100
     */
    public record Subject(
            @Nullable RowRef row,
            Map<String, String> details,
            List<Affected> affected,
            DeleteStatus.Blockers blockers,
            Counts counts) {

        public static Subject of(Map<String, String> details) {
            return new Subject(null, details, List.of(), DeleteStatus.Blockers.NONE, Counts.NONE);
        }

        public static Subject of(RowRef row, Map<String, String> details) {
            return new Subject(row, details, List.of(), DeleteStatus.Blockers.NONE, Counts.NONE);
        }
    }

    /**
     * @param token the stamp that the row got, for a soft delete
     * @param cause null for a root
     */
    public record Affected(
            RowRef row,
            RowEffect.Kind kind,
            @Nullable Cause cause,
            @Nullable Long token,
            Map<String, Value> set) {}
}
