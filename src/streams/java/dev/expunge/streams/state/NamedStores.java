package dev.expunge.streams.state;

import dev.expunge.schema.topic.Topics;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.internals.BoundedRocksDBStore;

/** Stores of bytes on RocksDB with a compacted changelog. */
public final class NamedStores {

    private static final Map<String, String> CHANGELOG = Map.of(
            "max.message.bytes", Integer.toString(Topics.MAX_MESSAGE_BYTES),
            // Small segments are compacted soon, so that a restore reads little that is out of date.
            "segment.bytes", Integer.toString(64 << 20),
            "min.cleanable.dirty.ratio", "0.3",
            "segment.index.bytes", Integer.toString(1 << 20));

    private NamedStores() {}

    /** Without a cache: a commit would have to flush it, and every record asks for a commit when nobody else works. */
    public static StoreBuilder<KeyValueStore<Bytes, byte[]>> bytes(String name) {
        return Stores.keyValueStoreBuilder(new Bounded(name), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(CHANGELOG)
                .withCachingDisabled();
    }

    private record Bounded(String name) implements KeyValueBytesStoreSupplier {

        @Override
        public KeyValueStore<Bytes, byte[]> get() {
            return new BoundedRocksDBStore(name, metricsScope());
        }

        @Override
        public String metricsScope() {
            return "rocksdb";
        }
    }
}
