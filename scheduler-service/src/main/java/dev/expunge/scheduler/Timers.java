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
import org.jspecify.annotations.Nullable;

/**
 * The timers of one partition: the current one of each row, and those that have not fired, by due time. A fired timer
 * leaves the index and stays current until its row's owner clears it, so that a repeated record cannot fire it again.
 */
final class Timers {

    private static final byte[] NOTHING = {};
    private static final byte[] START = Due.from(0);

    private final Storage current;
    private final Storage index;

    /** Before this there is no entry; null: there is none at all. Saves the scan from walking over removed entries. */
    private byte @Nullable [] lowest = START;

    Timers(Storage current, Storage index) {
        this.current = current;
        this.index = index;
    }

    /** Takes the timer of a row as it now is. */
    void change(TimerChange change) {
        byte[] row = bytes(change.row());
        byte[] before = current.get(row);
        byte[] after = change.timer() == null ? null : new Due(change.row(), change.timer()).toBytes();
        if (Arrays.equals(before, after)) {
            return;
        }
        if (before != null) {
            index.delete(before);
        }
        if (after == null) {
            current.delete(row);
        } else {
            current.put(row, after);
            index.put(after, NOTHING);
            lower(after);
        }
    }

    /** Hands over at most a slice of what is due; the number handed over. */
    int fire(long nowMs, Slice slice, LongSupplier nanoTime, Consumer<Due> fired) {
        long start = nanoTime.getAsLong();
        int count = 0;
        while (count < slice.timers() && isSomethingDue(nowMs) && nanoTime.getAsLong() - start < slice.nanos()) {
            for (byte[] entry : due(nowMs, Math.min(Slice.CHUNK, slice.timers() - count))) {
                index.delete(entry);
                Due due = Due.ofBytes(entry);
                if (isCurrent(due, entry)) {
                    fired.accept(due);
                }
                count++;
            }
        }
        return count;
    }

    /** Whether something may be due; a yes costs a look into the index. */
    boolean isSomethingDue(long nowMs) {
        return lowest != null && Due.dueAtMs(lowest) <= nowMs;
    }

    /** For how long the timer that is due longest has waited, ms; 0 when none does. */
    long lateMs(long nowMs) {
        return lowest == null || Arrays.equals(lowest, START) ? 0 : Math.max(0, nowMs - Due.dueAtMs(lowest));
    }

    private List<byte[]> due(long nowMs, int most) {
        List<byte[]> entries = new ArrayList<>();
        if (lowest == null) {
            return entries;
        }
        try (Storage.Cursor cursor = index.scan(lowest, Due.from(Long.MAX_VALUE))) {
            boolean another = cursor.next();
            while (another && entries.size() < most && Due.dueAtMs(cursor.key()) <= nowMs) {
                entries.add(cursor.key());
                another = cursor.next();
            }
            lowest = another ? cursor.key() : null;
        }
        return entries;
    }

    private boolean isCurrent(Due due, byte[] entry) {
        return Arrays.equals(current.get(bytes(due.row())), entry);
    }

    private void lower(byte[] entry) {
        if (lowest == null || Arrays.compareUnsigned(entry, lowest) < 0) {
            lowest = entry;
        }
    }

    private static byte[] bytes(RowRef row) {
        return (row.table() + "/" + row.key()).getBytes(StandardCharsets.UTF_8);
    }
}
