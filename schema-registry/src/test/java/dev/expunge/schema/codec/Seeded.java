package dev.expunge.schema.codec;

import java.util.Random;

/** Runs a check on many random cases. A failure names the seed that {@code -Dseed} reruns. */
public final class Seeded {

    private static final long FIRST_SEED = 20_261_101;

    private Seeded() {}

    /** @param cases how many; with {@code -Dseed}, one */
    public static void run(int cases, Check check) {
        Long only = Long.getLong("seed");
        long from = only == null ? FIRST_SEED : only;
        for (long seed = from; seed < from + (only == null ? cases : 1); seed++) {
            try {
                check.on(new Samples(new Random(seed)));
            } catch (Exception | AssertionError e) {
                throw new AssertionError("rerun with -Dseed=" + seed + ": " + e.getMessage(), e);
            }
        }
    }

    /** One check of something that holds for all random cases. */
    @FunctionalInterface
    public interface Check {
        void on(Samples samples) throws Exception;
    }
}
