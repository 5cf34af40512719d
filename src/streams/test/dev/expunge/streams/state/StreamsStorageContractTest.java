package dev.expunge.streams.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.storage.Storage;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real RocksDB, with the memory that stores of a process share. */
class StreamsStorageContractTest extends StorageContract {

    private final KeyValueStore<Bytes, byte[]> store =
            NamedStores.bounded("contract-store").withLoggingDisabled().build();

    @TempDir
    Path dir;

    @BeforeEach
    void open() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "contract");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedMemory.class);
        MockProcessorContext<Void, Void> context =
                new MockProcessorContext<>(properties, new TaskId(0, 0), dir.toFile());
        store.init(context.getStateStoreContext(), store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    Storage storage() {
        return new StreamsStorage(store);
    }

    @Test
    void a_scan_does_not_walk_over_what_was_removed_behind_its_end() {
        StreamsStorage storage = new StreamsStorage(store);
        for (int i = 0; i < 50_000; i++) {
            byte[] key = ByteBuffer.allocate(5).put((byte) 2).putInt(i).array();
            storage.put(key, key);
            storage.delete(key);
        }

        long start = System.nanoTime();
        for (int i = 0; i < 1_000; i++) {
            try (Storage.Cursor cursor = storage.scan(new byte[] {1}, new byte[] {2})) {
                assertThat(cursor.next()).isFalse();
            }
        }

        // Unbounded, one such scan takes more than 10 ms.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
}
