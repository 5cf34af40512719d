package dev.expunge.scheduler;

import dev.expunge.core.storage.Storage;
import java.util.Arrays;

/**
 * How many entries an index has: counted once, a slice at a time, from the first to the last; what comes and goes meanwhile
 * counts where the counting has been already.
 */
final class TimerCensus {

    private static final byte[] END = {-1, -1, -1, -1, -1, -1, -1, -1, -1};

    private final Storage index;
    private byte[] next = {};
    private boolean done;
    private long count;

    TimerCensus(Storage index) {
        this.index = index;
    }

    /** Counts on, over at most so many entries. */
    void step(int most) {
        if (done) {
            return;
        }
        int seen = 0;
        try (Storage.Cursor cursor = index.scan(next, END)) {
            while (seen < most && cursor.next()) {
                next = behind(cursor.key());
                seen++;
            }
        }
        count += seen;
        done = seen < most;
    }

    /** The entry was not there before. */
    void added(byte[] entry) {
        count += isCounted(entry) ? 1 : 0;
    }

    /** The entry was there before. */
    void removed(byte[] entry) {
        count -= isCounted(entry) ? 1 : 0;
    }

    /** Entries; before the counting is over, those that have been counted. */
    long count() {
        return count;
    }

    private boolean isCounted(byte[] entry) {
        return done || Arrays.compareUnsigned(entry, next) < 0;
    }

    private static byte[] behind(byte[] entry) {
        return Arrays.copyOf(entry, entry.length + 1);
    }
}
