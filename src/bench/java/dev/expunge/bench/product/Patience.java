package dev.expunge.bench.product;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting with an end. */
public final class Patience {

    private Patience() {}

    /** Looks again every {@code everyMs}. @throws IllegalStateException not so within the limit */
    public static void await(String what, Duration limit, long everyMs, BooleanSupplier look) {
        long giveUp = System.nanoTime() + limit.toNanos();
        while (!look.getAsBoolean()) {
            if (System.nanoTime() - giveUp >= 0) {
                throw new IllegalStateException("Not within " + limit.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(everyMs * 1_000_000);
        }
    }
}
