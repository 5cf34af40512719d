package dev.expunge.streams;

import java.util.concurrent.TimeUnit;

/**
 * When a processor should ask for a commit. Others see a record's outcome only after the commit, so an idle thread asks at
 * once; a busy one gathers, since each commit costs some ms. Counts for the thread, which commits all its tasks together.
 */
public final class CommitPace {

    static final long QUICK_GAP_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    static final long BULK_GAP_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** A thread that worked this part of the time since it last asked is busy. */
    private static final double BUSY = 0.25;

    private static final ThreadLocal<CommitPace> OF_THREAD = ThreadLocal.withInitial(CommitPace::new);

    private long askedNanos;
    private long workedNanos;
    private boolean pending;
    private boolean everAsked;

    public static CommitPace ofThread() {
        return OF_THREAD.get();
    }

    /** Something was done that others wait for. */
    public void worked(long fromNanos, long toNanos) {
        workedNanos += toNanos - fromNanos;
        pending = true;
    }

    /** Whether to ask for a commit now; the caller who gets a yes asks. */
    public boolean ask(long nowNanos) {
        if (!pending || !isTime(nowNanos)) {
            return false;
        }
        pending = false;
        everAsked = true;
        askedNanos = nowNanos;
        workedNanos = 0;
        return true;
    }

    private boolean isTime(long nowNanos) {
        long gap = nowNanos - askedNanos;
        return !everAsked || gap >= BULK_GAP_NANOS || (gap >= QUICK_GAP_NANOS && workedNanos < gap * BUSY);
    }
}
