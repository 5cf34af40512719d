package dev.expunge.schema.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long a topic keeps records and how large they may be.
 *
 * @param retention null: for ever
 * @param maxMessageBytes of one batch as the broker counts it
 */
public record Keeping(boolean compacted, @Nullable Duration retention, int maxMessageBytes) {

    /** Kafka's own limit: single rows and timers. */
    static final int SMALL_BYTES = 1_048_588;

    /** Batches, lists of roots, pre-images and effects, which hold a row twice. */
    static final int LARGE_BYTES = 8 * 1024 * 1024;

    /** A marker of a removed row lives as long; a reader that was away for less misses no removal. */
    private static final Duration TOMBSTONES = Duration.ofDays(7);

    private static final int SEGMENT_BYTES = 64 * 1024 * 1024;
    /** The active segment is never compacted, so a compacted topic rolls early. */
    private static final int COMPACTED_SEGMENT_BYTES = 16 * 1024 * 1024;
    /** Enough for the segments above. Kafka's 10 MiB is reserved twice for each of thousands of partitions. */
    private static final int INDEX_BYTES = 1024 * 1024;

    static Keeping latest(int maxMessageBytes) {
        return new Keeping(true, null, maxMessageBytes);
    }

    static Keeping forever(int maxMessageBytes) {
        return new Keeping(false, null, maxMessageBytes);
    }

    static Keeping of(Duration retention, int maxMessageBytes) {
        return new Keeping(false, retention, maxMessageBytes);
    }

    /** As Kafka's topic settings. */
    public Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("max.message.bytes", Integer.toString(maxMessageBytes));
        settings.put("segment.index.bytes", Integer.toString(INDEX_BYTES));
        if (compacted) {
            settings.put("cleanup.policy", "compact");
            settings.put("segment.bytes", Integer.toString(COMPACTED_SEGMENT_BYTES));
            settings.put("min.cleanable.dirty.ratio", "0.5");
            settings.put("delete.retention.ms", Long.toString(TOMBSTONES.toMillis()));
        } else {
            settings.put("cleanup.policy", "delete");
            settings.put("segment.bytes", Integer.toString(SEGMENT_BYTES));
            settings.put("retention.ms", retention == null ? "-1" : Long.toString(retention.toMillis()));
            settings.put("retention.bytes", "-1");
        }
        return settings;
    }
}
