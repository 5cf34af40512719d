package dev.expunge.scheduler;

import dev.expunge.core.event.RowRef;
import dev.expunge.core.event.TimerChange;
import dev.expunge.core.storage.Storage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The timers of one partition: the current one of each row, and those that have not fired, by due time. A fired timer
 * leaves the index and stays current until its row's owner clears it, so that a repeated record cannot fire it again.
 */
final class Timers {

    private static final byte[] NOTHING = {};
    private static final int COUNTED_AT_ONCE = 20_000;

    private final Storage current;
    private final Storage index;

    /** Before this there is no entry. Saves the scan from walking over removed ones. */
    private byte[] lowest = Due.from(0);

    private final TimerCensus census;

    Timers(Storage current, Storage index) {
        this.current = current;
        this.index = index;
        this.census = new TimerCensus(index);
    }

    /** Takes the timer of a row as it now is. */
    void change(TimerChange change) {
        byte[] row = bytes(change.row());
        byte[] before = current.get(row);
        byte[] after = change.timer() == null ? null : new Due(change.row(), change.timer()).toBytes();
        if (Arrays.equals(before, after)) {
            return;
        }
        if (before != null && isWaiting(before)) {
            index.delete(before);
            census.removed(before);
        }
        if (after == null) {
            current.delete(row);
        } else {
            current.put(row, after);
            index.put(after, NOTHING);
            census.added(after);
            lower(after);
        }
    }

    /** Hands over at most a slice of what is due; the number handed over. */
    int fire(long nowMs, Slice slice, LongSupplier nanoTime, Consumer<Due> fired) {
        long start = nanoTime.getAsLong();
        int count = 0;
        while (count < slice.timers() && Due.dueAtMs(lowest) <= nowMs && nanoTime.getAsLong() - start < slice.nanos()) {
            for (byte[] entry : due(nowMs, Math.min(Slice.CHUNK, slice.timers() - count))) {
                index.delete(entry);
                census.removed(entry);
                Due due = Due.ofBytes(entry);
                if (isCurrent(due, entry)) {
                    fired.accept(due);
                }
                count++;
            }
        }
        return count;
    }

    /** For how long the timer that is due longest has waited, ms; 0 when none does. Right after firing only. */
    long lateMs(long nowMs) {
        return Math.max(0, nowMs - Due.dueAtMs(lowest));
    }

    /** Timers that have not fired; counts on where a restart has begun the counting anew. */
    long count() {
        census.step(COUNTED_AT_ONCE);
        return census.count();
    }

    /** When the next timer is due, ms since 1970; {@link Long#MAX_VALUE}: there is none. */
    long nextDueMs() {
        try (Storage.Cursor cursor = index.scan(lowest, Due.from(Long.MAX_VALUE))) {
            return cursor.next() ? Due.dueAtMs(cursor.key()) : Long.MAX_VALUE;
        }
    }

    private List<byte[]> due(long nowMs, int most) {
        List<byte[]> entries = new ArrayList<>();
        // The end is what is due now: behind it there may be any number of removed entries to walk over.
        byte[] end = Due.from(nowMs + 1);
        try (Storage.Cursor cursor = index.scan(lowest, end)) {
            boolean another = cursor.next();
            while (another && entries.size() < most) {
                entries.add(cursor.key());
                another = cursor.next();
            }
            lowest = another ? cursor.key() : end;
        }
        return entries;
    }

    /** One that fired has left the index; looking is cheaper than removing it once more. */
    private boolean isWaiting(byte[] entry) {
        return Arrays.compareUnsigned(entry, lowest) >= 0 && index.get(entry) != null;
    }

    private boolean isCurrent(Due due, byte[] entry) {
        return Arrays.equals(current.get(bytes(due.row())), entry);
    }

    private void lower(byte[] entry) {
        if (Arrays.compareUnsigned(entry, lowest) < 0) {
            lowest = entry;
        }
    }

    private static byte[] bytes(RowRef row) {
        return (row.table() + "/" + row.key()).getBytes(StandardCharsets.UTF_8);
    }
}
