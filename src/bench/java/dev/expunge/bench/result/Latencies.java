package dev.expunge.bench.result;

import java.util.Arrays;

/** Times of many calls, which may come from many threads. */
public final class Latencies {

    private static final double NANOS_PER_MS = 1e6;

    private long[] nanos = new long[1_024];
    private int count;

    public synchronized void add(long tookNanos) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = tookNanos;
    }

    public synchronized int count() {
        return count;
    }

    /** Milliseconds within which that share of the calls ended, such as 0.99. */
    public synchronized double ms(double share) {
        if (count == 0) {
            throw new IllegalStateException("no call was timed");
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        int index = (int) Math.ceil(share * count) - 1;
        return sorted[Math.max(0, Math.min(count - 1, index))] / NANOS_PER_MS;
    }
}
