package dev.expunge.api.view;

import java.time.Duration;

/** Wakes those who wait for more audit events. */
final class News {

    private long count;

    synchronized void heard(int more) {
        count += more;
        notifyAll();
    }

    /** Blocks until the count is not {@code seen}, or the time is over. */
    synchronized long await(long seen, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (count == seen) {
            long leftMs = (deadline - System.nanoTime()) / 1_000_000;
            if (leftMs <= 0) {
                break;
            }
            wait(leftMs);
        }
        return count;
    }
}
