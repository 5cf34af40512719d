package dev.expunge.streams;

import java.util.concurrent.TimeUnit;

/**
 * When a processor should ask for a commit. Others see a record's outcome only after the commit, so it is asked for as soon
 * as the thread has done all that it has read; one with much to do gathers, since each commit costs some ms: also what comes
 * in soon, for as long as the last commit's work took. Counts for the thread, which reads and commits for all its tasks.
 */
public final class CommitPace {

    static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** A load of rows that nobody waits for: each commit stops it for some ten ms. */
    static final long LONGEST_IN_BACKGROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    /** About what a commit takes: waiting longer than that for more costs more than a commit. */
    static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final ThreadLocal<CommitPace> OF_THREAD = ThreadLocal.withInitial(CommitPace::new);

    private long saidNanos;
    private long lastSaidNanos;

    /** When something was said first that is not in the background. */
    private long awaitedNanos;

    /** Before anything said is this old, more may come. Those who wait for an answer come back together when they have it. */
    private long gatherNanos;

    private int left;
    private boolean pending;
    private boolean isAwaited;
    private boolean asked;

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

    /**
     * Something was said that others see after the commit.
     *
     * @param inBackground nobody waits for it
     */
    public void said(long nowNanos, boolean inBackground) {
        lastSaidNanos = nowNanos;
        if (!inBackground && !isAwaited) {
            isAwaited = true;
            awaitedNanos = nowNanos;
        }
        if (!pending) {
            pending = true;
            saidNanos = nowNanos;
        }
    }

    /**
     * Whether those who wait for what was said have waited long enough, whatever else there is to do. Streams commits when
     * it comes to it: before that, each task may have its turn.
     */
    public boolean isLate(long nowNanos) {
        return asked || isDue(nowNanos);
    }

    private boolean isDue(long nowNanos) {
        return (pending && nowNanos - saidNanos >= LONGEST_IN_BACKGROUND_NANOS)
                || (isAwaited && nowNanos - awaitedNanos >= LONGEST_NANOS);
    }

    /** Whether to ask for a commit now; the caller who gets a yes asks. */
    public boolean ask(long nowNanos) {
        boolean isTime = left > 0 ? isDue(nowNanos) : nowNanos - saidNanos >= gatherNanos;
        if (!pending || !isTime) {
            return false;
        }
        gatherNanos = Math.min(lastSaidNanos - saidNanos, GATHER_NANOS);
        pending = false;
        isAwaited = false;
        asked = true;
        return true;
    }

    /** The commit is under way: it takes all along that was said. */
    public void committed() {
        pending = false;
        isAwaited = false;
        asked = false;
    }
}
