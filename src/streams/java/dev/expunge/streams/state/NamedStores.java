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
            "min.cleanable.dirty.ratio", "0.5",
            "segment.index.bytes", Integer.toString(1 << 20));

    private NamedStores() {}

    /** Written once a commit. Kafka's own cache keeps neither an order nor what is gone before it was written. */
    public static StoreBuilder<CommitStore> bytes(String name) {
        return new PerCommit(bounded(name).withLoggingEnabled(CHANGELOG));
    }

    static StoreBuilder<KeyValueStore<Bytes, byte[]>> bounded(String name) {
        return Stores.keyValueStoreBuilder(new Bounded(name), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingDisabled();
    }

    private record PerCommit(StoreBuilder<KeyValueStore<Bytes, byte[]>> inner) implements StoreBuilder<CommitStore> {

        @Override
        public CommitStore build() {
            return new CommitStore(inner.build());
        }

        @Override
        public String name() {
            return inner.name();
        }

        @Override
        public boolean loggingEnabled() {
            return inner.loggingEnabled();
        }

        @Override
        public Map<String, String> logConfig() {
            return inner.logConfig();
        }

        @Override
        public StoreBuilder<CommitStore> withLoggingEnabled(Map<String, String> config) {
            return new PerCommit(inner.withLoggingEnabled(config));
        }

        @Override
        public StoreBuilder<CommitStore> withLoggingDisabled() {
            return new PerCommit(inner.withLoggingDisabled());
        }

        @Override
        public StoreBuilder<CommitStore> withCachingEnabled() {
            throw new UnsupportedOperationException("a second cache");
        }

        @Override
        public StoreBuilder<CommitStore> withCachingDisabled() {
            return this;
        }
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
