package dev.expunge.processor;

import dev.expunge.core.shard.Settings;
import dev.expunge.streams.config.Environment;
import dev.expunge.streams.config.SettingException;

/**
 * What only the cascade processor needs to know.
 *
 * @param limits of each shard
 * @param tickMs how often a shard lets time pass
 * @param queuePurgeMs how often messages that were read are removed from the queue between shards
 */
public record ProcessorSettings(Settings limits, int tickMs, int queuePurgeMs) {

    public static final ProcessorSettings DEFAULT = new ProcessorSettings(Settings.DEFAULT, 100, 30_000);

    public ProcessorSettings {
        between("tickMs", tickMs, 1, 10_000);
        between("queuePurgeMs", queuePurgeMs, 1_000, 3_600_000);
    }

    /** @throws IllegalArgumentException naming the setting and its value */
    public static ProcessorSettings from(Environment env) {
        Settings limits = new Settings(
                env.integer("EXPUNGE_BATCH_ROWS", Settings.DEFAULT.batchRows()),
                env.integer("EXPUNGE_SCAN_ENTRIES", Settings.DEFAULT.scanEntries()),
                env.whole("EXPUNGE_UNIT_ROWS", Settings.DEFAULT.unitRows()),
                env.whole("EXPUNGE_MARKER_MS", Settings.DEFAULT.markerMs()),
                env.whole("EXPUNGE_STATUS_MS", Settings.DEFAULT.statusMs()));
        return new ProcessorSettings(
                limits,
                env.integer("EXPUNGE_TICK_MS", DEFAULT.tickMs()),
                env.integer("EXPUNGE_QUEUE_PURGE_MS", DEFAULT.queuePurgeMs()));
    }

    private static void between(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new SettingException(name, value, "from " + least + " to " + most);
        }
    }
}
