package dev.expunge.api.view;

import dev.expunge.core.storage.ByteReader;
import dev.expunge.core.storage.ByteWriter;
import dev.expunge.core.storage.Bytes;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** How far the log was read into the store, and when last. */
final class Offsets {

    private static final String PREFIX = "offset/";
    private static final byte[] ALIVE = Keys.text("alive");

    private final ViewStore store;

    Offsets(ViewStore store) {
        this.store = store;
    }

    void put(Batch batch, Map<TopicPartition, Long> next, long nowMs) {
        next.forEach((partition, offset) -> batch.put(
                Family.META,
                Keys.text(PREFIX + partition.topic() + "/" + partition.partition()),
                new ByteWriter().i64(offset).toBytes()));
        batch.put(Family.META, ALIVE, new ByteWriter().i64(nowMs).toBytes());
    }

    /** Where to go on. Partitions that were never read are not in it. */
    Map<TopicPartition, Long> stored() {
        byte[] from = Keys.text(PREFIX);
        Map<TopicPartition, Long> stored = new HashMap<>();
        for (ViewStore.Entry entry :
                store.scan(Family.META, from, Bytes.successor(from), Integer.MAX_VALUE, Long.MAX_VALUE)) {
            String name = Keys.text(entry.key(), from.length);
            int slash = name.lastIndexOf('/');
            stored.put(
                    new TopicPartition(name.substring(0, slash), Integer.parseInt(name.substring(slash + 1))),
                    new ByteReader(entry.value()).i64());
        }
        return stored;
    }

    /** When the store was last written to, ms since 1970; 0: never. */
    long aliveMs() {
        byte[] value = store.get(Family.META, ALIVE);
        return value == null ? 0 : new ByteReader(value).i64();
    }
}
