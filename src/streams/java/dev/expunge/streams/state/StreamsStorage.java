package dev.expunge.streams.state;

import dev.expunge.core.storage.Storage;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The core's storage on a key-value store of one task. The store orders keys as unsigned bytes, as RocksDB does. */
public final class StreamsStorage implements Storage {

    private final KeyValueStore<Bytes, byte[]> store;

    public StreamsStorage(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        return store.get(Bytes.wrap(key));
    }

    @Override
    public void put(byte[] key, byte[] value) {
        store.put(Bytes.wrap(key), value);
    }

    @Override
    public void delete(byte[] key) {
        // put(null), not delete(): that one reads the old value first.
        putNull(Bytes.wrap(key));
    }

    @SuppressWarnings("NullAway") // Kafka's null is the tombstone, and Kafka is not null-marked.
    private void putNull(Bytes key) {
        store.put(key, null);
    }

    @Override
    public Cursor scan(byte[] from, byte[] to) {
        // The store warns of a range that is the wrong way round; here it is just empty.
        return Arrays.compareUnsigned(from, to) >= 0
                ? NoEntries.INSTANCE
                : new RangeCursor(store.range(Bytes.wrap(from), Bytes.wrap(to)), to);
    }
}
