package dev.expunge.streams;

import java.util.concurrent.TimeUnit;

/**
 * When a processor should ask for a commit. Others see a record's outcome only after the commit, so it is asked for as soon
 * as the thread has done all that it has read; one with much to do gathers, since each commit costs some ms. Counts for the
 * thread, which reads and commits for all its tasks together.
 */
public final class CommitPace {

    static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final ThreadLocal<CommitPace> OF_THREAD = ThreadLocal.withInitial(CommitPace::new);

    private long saidNanos;
    private int left;
    private boolean pending;

    public static CommitPace ofThread() {
        return OF_THREAD.get();
    }

    /** So many records were read; a thread reads more when it has done what it had, or has let it go. */
    void read(int records) {
        left = records;
    }

    /** One of the records that were read is done. */
    public void done() {
        left = Math.max(0, left - 1);
    }

    /** Something was said that others wait for. */
    public void said(long nowNanos) {
        if (!pending) {
            pending = true;
            saidNanos = nowNanos;
        }
    }

    /** Whether those who wait for what was said have waited long enough, whatever else there is to do. */
    public boolean isLate(long nowNanos) {
        return pending && nowNanos - saidNanos >= LONGEST_NANOS;
    }

    /** Whether to ask for a commit now; the caller who gets a yes asks. */
    public boolean ask(long nowNanos) {
        if (!pending || (left > 0 && !isLate(nowNanos))) {
            return false;
        }
        pending = false;
        return true;
    }
}
