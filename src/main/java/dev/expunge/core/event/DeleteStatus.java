package dev.expunge.core.event;

import dev.expunge.core.ErrorCode;
import dev.expunge.core.row.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known about one delete. Topic deletes.
 *
 * @param resolution null for a rejected request whose mode could not be resolved
 * @param revision grows by one with every status of this delete, so that a reader can tell which of two is newer
 * @param error null unless the state is BLOCKED, FAILED or REJECTED
 */
public record DeleteStatus(
        String deleteId,
        State state,
        Request request,
        @Nullable Resolution resolution,
        Progress progress,
        Blockers blockers,
        @Nullable Failure error,
        long updatedAtMs,
        long revision)
        implements Output {

    public enum State {
        ACCEPTED,
        PLANNING,
        APPLYING,
        SCHEDULED,
        PURGING,
        COMPLETED,
        BLOCKED,
        FAILED,
        CANCELLED,
        DROPPED,
        RESTORED,
        SUPERSEDED,
        REJECTED;

        /** Whether nothing more happens without a call, a write or a timer. */
        public boolean isEnd() {
            return switch (this) {
                case ACCEPTED, PLANNING, APPLYING, SCHEDULED, PURGING -> false;
                case COMPLETED, BLOCKED, FAILED, CANCELLED, DROPPED, RESTORED, SUPERSEDED, REJECTED -> true;
            };
        }
    }

    /** What was asked, in so far as the status repeats it. */
    public record Request(
            @Nullable String requestId,
            String table,
            @Nullable String reason,
            @Nullable String requestedBy,
            long requestedAtMs) {}

    public enum ModeFrom {
        REQUEST,
        TABLE,
        FALLBACK,
        /** The row's owner removed it. */
        SOURCE
    }

    /** The mode as it was resolved, once. */
    public record Resolution(Mode mode, ModeFrom modeFrom, long delayMs, boolean async, boolean cascadeHard) {}

    /**
     * @param roots at most 1,000
     * @param skipped rows that an undo or a purge left alone, at most 1,000
     * @param returned pre-images of the root rows, at most 1,000; null where the request did not ask
     * @param behind what it stands behind; null: nothing that has lasted for a second
     */
    public record Progress(
            long matched,
            Counts counts,
            List<Root> roots,
            List<Skipped> skipped,
            @Nullable List<Row> returned,
            @Nullable String supersededBy,
            @Nullable Behind behind) {

        public Progress(
                long matched,
                Counts counts,
                List<Root> roots,
                List<Skipped> skipped,
                @Nullable List<Row> returned,
                @Nullable String supersededBy) {
            this(matched, counts, roots, skipped, returned, supersededBy, null);
        }
    }

    /** @param deleteId which holds, or held, rows that this one needs; null: a change of the catalog comes first */
    public record Behind(@Nullable String deleteId) {}

    /** @param dueAtMs null where nothing is scheduled */
    public record Root(
            String key, long deletionTime, @Nullable Long dueAtMs) {}

    public record Skipped(RowRef row, String reason) {}

    /**
     * @param listed the first 100 by table and key
     * @param count distinct blocking rows
     */
    public record Blockers(List<Blocker> listed, long count) {

        public static final Blockers NONE = new Blockers(List.of(), 0);
    }

    public record Blocker(RowRef row, Cause cause) {}

    public record Failure(ErrorCode code, String detail) {}
}
