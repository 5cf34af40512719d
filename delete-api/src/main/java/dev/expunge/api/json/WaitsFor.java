package dev.expunge.api.json;

import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.DeleteStatus.Behind;
import dev.expunge.core.event.DeleteStatus.Blocker;
import dev.expunge.core.event.DeleteStatus.State;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a delete waits for, and what whoever reads it can do.
 *
 * @param deleteId the delete that comes first; null: what it waits for is no delete
 */
public record WaitsFor(What what, @Nullable String deleteId, String detail) {

    public enum What {
        PROCESSOR,
        DELETE,
        CATALOG,
        ROWS,
        EFFECTS,
        PURGE,
        TIMER,
        SCHEDULER,
        CALL
    }

    /** A timer that is this late is not only on its way. */
    private static final long LATE_MS = 1_000;

    static WaitsFor processor(String away) {
        return new WaitsFor(What.PROCESSOR, null, away);
    }

    /**
     * @param ahead the delete that the status names as the one it stands behind; null: none, or nothing is known of it
     * @return null: it has ended well
     */
    public static @Nullable WaitsFor of(DeleteStatus status, @Nullable DeleteStatus ahead, long nowMs) {
        return switch (status.state()) {
            case ACCEPTED, PLANNING -> planning(status, ahead, nowMs);
            case APPLYING -> new WaitsFor(What.EFFECTS, null, "it is decided, and its rows are being changed");
            case PURGING -> purging(status, ahead, nowMs);
            case SCHEDULED -> scheduled(status, nowMs);
            case BLOCKED -> blocked(status);
            case FAILED -> failed(status);
            default -> null;
        };
    }

    private static WaitsFor planning(DeleteStatus status, @Nullable DeleteStatus ahead, long nowMs) {
        WaitsFor behind = behind(status, ahead, nowMs);
        return behind != null ? behind : new WaitsFor(What.ROWS, null, "its rows are being found and held");
    }

    private static WaitsFor purging(DeleteStatus status, @Nullable DeleteStatus ahead, long nowMs) {
        WaitsFor behind = behind(status, ahead, nowMs);
        return behind != null ? behind : new WaitsFor(What.PURGE, null, "its purge finds, holds and removes its rows");
    }

    /** Null also where the one ahead has ended since: the delete goes on without saying so. */
    private static @Nullable WaitsFor behind(DeleteStatus status, @Nullable DeleteStatus ahead, long nowMs) {
        Behind behind = status.progress().behind();
        if (behind == null) {
            return null;
        }
        if (behind.deleteId() == null) {
            return new WaitsFor(
                    What.CATALOG,
                    null,
                    "a change of the catalog comes first; that waits for the deletes under way on the tables it concerns");
        }
        if (ahead == null || ahead.state().isEnd() || ahead.state() == State.SCHEDULED) {
            return null;
        }
        long ageMs = Math.max(0, nowMs - ahead.request().requestedAtMs());
        return new WaitsFor(
                What.DELETE,
                ahead.deleteId(),
                "delete " + ahead.deleteId() + " on table " + ahead.request().table() + ", "
                        + ahead.state() + ", asked for " + ageMs / 1_000
                        + " s ago, holds rows that it needs; it goes on by itself when that one has ended");
    }

    private static WaitsFor scheduled(DeleteStatus status, long nowMs) {
        long dueAtMs = dueAtMs(status);
        return nowMs - dueAtMs < LATE_MS
                ? new WaitsFor(What.TIMER, null, "its purge is due at " + Instant.ofEpochMilli(dueAtMs))
                : new WaitsFor(
                        What.SCHEDULER,
                        null,
                        "its purge was due at " + Instant.ofEpochMilli(dueAtMs)
                                + " and has not begun; look whether the scheduler-service runs and how far behind it is");
    }

    private static long dueAtMs(DeleteStatus status) {
        DeleteStatus.Resolution resolution = status.resolution();
        return status.progress().roots().stream()
                .map(DeleteStatus.Root::dueAtMs)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .min()
                .orElseGet(() -> status.request().requestedAtMs() + (resolution == null ? 0 : resolution.delayMs()));
    }

    private static WaitsFor blocked(DeleteStatus status) {
        long count = status.blockers().count();
        String first = status.blockers().listed().stream()
                .findFirst()
                .map(WaitsFor::name)
                .orElse("");
        return new WaitsFor(
                What.CALL,
                null,
                count + (count == 1 ? " row that stays references" : " rows that stay reference") + " what it deletes"
                        + first + "; delete or change what blocks it, then retry");
    }

    private static String name(Blocker blocker) {
        return ", the first is " + blocker.row().table() + "/" + blocker.row().key();
    }

    private static WaitsFor failed(DeleteStatus status) {
        DeleteStatus.Failure error = status.error();
        String why = error == null ? "it has failed" : error.code() + ": " + error.detail();
        return new WaitsFor(What.CALL, null, why + "; mend that, then retry");
    }

    static void put(Map<String, @Nullable Object> json, @Nullable WaitsFor waitsFor, String detailField) {
        json.put("waitsFor", waitsFor == null ? null : waitsFor.what().name());
        json.put("waitsForDelete", waitsFor == null ? null : waitsFor.deleteId());
        json.put(detailField, waitsFor == null ? null : waitsFor.detail());
    }
}
