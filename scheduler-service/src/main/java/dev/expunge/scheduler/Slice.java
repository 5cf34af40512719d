package dev.expunge.scheduler;

import java.util.concurrent.TimeUnit;

/**
 * How much may fire in one go, so that a million timers due in the same second neither overrun the transaction's timeout
 * nor starve input.
 *
 * @param timers most timers
 * @param nanos most time; looked at after each {@link #CHUNK} timers
 */
public record Slice(int timers, long nanos) {

    public static final Slice DEFAULT = new Slice(5_000, TimeUnit.MILLISECONDS.toNanos(20));

    /** Timers read from the index at a time. */
    static final int CHUNK = 250;

    public Slice {
        if (timers < 1 || nanos < 1) {
            throw new IllegalArgumentException("a slice of " + timers + " timers and " + nanos + " ns fires nothing");
        }
    }
}
