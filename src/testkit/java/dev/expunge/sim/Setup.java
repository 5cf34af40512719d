package dev.expunge.sim;

import dev.expunge.core.shard.Settings;

/**
 * What a simulated cluster consists of, and how badly it is treated.
 *
 * @param seed all that happens follows from it and from what is submitted
 */
public record Setup(int shards, int instances, Settings settings, Faults faults, long seed) {

    /**
     * Chances are per step, in 1/1,000.
     *
     * @param crashes an instance loses its open transaction and what it has in memory
     * @param moves a shard goes to another instance
     * @param duplicates of a submitted input, in 1/1,000 of the inputs
     * @param stalls a channel is left alone for a while
     * @param commitEvery steps of an instance in one transaction, on average
     * @param skewMs by how much an instance's clock may be ahead or behind, ms
     */
    public record Faults(int crashes, int moves, int duplicates, int stalls, int commitEvery, int skewMs) {

        public static final Faults NONE = new Faults(0, 0, 0, 0, 1, 0);
        public static final Faults SOME = new Faults(20, 5, 30, 10, 3, 40);
    }

    /** One shard for even seeds, four on one instance or on three for odd ones; tiny batches, so that all goes in many steps. */
    public static Setup small(long seed) {
        Settings settings = new Settings(3, 5, 10_000_000, 7L * 24 * 3_600_000, 30L * 24 * 3_600_000);
        return new Setup(seed % 2 == 0 ? 1 : 4, seed % 4 == 1 ? 3 : 1, settings, Faults.SOME, seed);
    }

    /** @param statusMs how long ended deletes are known */
    public Setup withStatusMs(long statusMs) {
        Settings other = new Settings(
                settings.batchRows(), settings.scanEntries(), settings.unitRows(), settings.markerMs(), statusMs);
        return new Setup(shards, instances, other, faults, seed);
    }

    public Setup withSeed(long other) {
        return new Setup(shards, instances, settings, faults, other);
    }
}
