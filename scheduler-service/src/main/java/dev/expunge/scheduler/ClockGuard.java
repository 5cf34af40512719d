package dev.expunge.scheduler;

import java.util.concurrent.TimeUnit;

/**
 * Tells whether the wall clock can be believed. A late delete can be mended, an early one cannot: a forward jump that the
 * monotonic clock does not explain stops firing until the two agree again or an operator accepts the new time. After a
 * backward jump due timers simply wait. One for the process, used by all its threads.
 */
public final class ClockGuard {

    private final long limitMs;
    private boolean anchored;
    private long anchorWallMs;
    private long anchorNanos;
    private long aheadMs;
    private boolean stopped;

    /** @param limitMs the largest difference that is believed */
    public ClockGuard(long limitMs) {
        this.limitMs = limitMs;
    }

    /** What one look at the clocks led to. */
    public enum Verdict {
        BELIEVED,
        /** Not believed from this look on. */
        STOPPED,
        STILL_STOPPED,
        /** Believed again from this look on. */
        RESUMED;

        public boolean mayFire() {
            return this == BELIEVED || this == RESUMED;
        }
    }

    public synchronized Verdict look(long wallMs, long nanos) {
        if (!anchored) {
            anchor(wallMs, nanos);
        }
        aheadMs = wallMs - expectedMs(nanos);
        boolean before = stopped;
        stopped = aheadMs > limitMs;
        // Not after a backward jump: the way back to a time that was already believed is no forward jump.
        if (Math.abs(aheadMs) <= limitMs) {
            anchor(wallMs, nanos);
        }
        if (stopped) {
            return before ? Verdict.STILL_STOPPED : Verdict.STOPPED;
        }
        return before ? Verdict.RESUMED : Verdict.BELIEVED;
    }

    /** An operator says that the clock is right now. */
    public synchronized void accept() {
        anchored = false;
        aheadMs = 0;
    }

    public synchronized boolean isStopped() {
        return stopped;
    }

    /** How far the wall clock was ahead of the monotonic one at the last look, in ms. */
    public synchronized long aheadMs() {
        return aheadMs;
    }

    private long expectedMs(long nanos) {
        return anchorWallMs + TimeUnit.NANOSECONDS.toMillis(nanos - anchorNanos);
    }

    private void anchor(long wallMs, long nanos) {
        anchored = true;
        anchorWallMs = wallMs;
        anchorNanos = nanos;
    }
}
