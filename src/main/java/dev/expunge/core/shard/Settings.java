package dev.expunge.core.shard;

/**
 * The limits of a shard.
 *
 * @param batchRows rows in one batch between shards
 * @param scanEntries references or index entries read in one step before other work gets its turn
 * @param unitRows rows that one unit may delete
 * @param markerMs how long the marker of a removed row lives
 * @param statusMs how long an ended delete and its request id are known
 */
public record Settings(int batchRows, int scanEntries, long unitRows, long markerMs, long statusMs) {

    public static final Settings DEFAULT =
            new Settings(500, 8_000, 10_000_000, 7L * 24 * 3_600_000, 30L * 24 * 3_600_000);

    public Settings {
        require("batchRows", batchRows, batchRows >= 1 && batchRows <= 10_000);
        require("scanEntries", scanEntries, scanEntries >= 1 && scanEntries <= 100_000);
        require("unitRows", unitRows, unitRows >= 1);
        require("markerMs", markerMs, markerMs >= 0);
        require("statusMs", statusMs, statusMs >= 0);
    }

    private static void require(String name, long value, boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException(name + " cannot be " + value);
        }
    }
}
