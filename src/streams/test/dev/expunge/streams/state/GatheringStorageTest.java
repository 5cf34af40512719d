package dev.expunge.streams.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.storage.InMemoryStorage;
import dev.expunge.core.storage.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GatheringStorageTest {

    /** Remembers what was written. */
    private static final class Below implements GatheringStorage.Below {

        private final InMemoryStorage storage = new InMemoryStorage();
        private final List<GatheringStorage.Written> written = new ArrayList<>();

        @Override
        public byte @Nullable [] get(byte[] key) {
            return storage.get(key);
        }

        @Override
        public Storage.Cursor scan(byte[] from, byte[] to) {
            return storage.scan(from, to);
        }

        @Override
        public void write(List<GatheringStorage.Written> entries) {
            written.addAll(entries);
            for (GatheringStorage.Written entry : entries) {
                byte[] value = entry.value();
                if (value == null) {
                    storage.delete(entry.key());
                } else {
                    storage.put(entry.key(), value);
                }
            }
        }
    }

    private final Below below = new Below();
    private final GatheringStorage storage = new GatheringStorage(below);

    @Nested
    class AsAStorage extends StorageContract {

        @Override
        Storage storage() {
            return storage;
        }
    }

    @Test
    void the_last_value_of_a_key_is_written_once() {
        storage.put(bytes(1), bytes(1));
        storage.put(bytes(1), bytes(2));
        storage.flush();
        storage.flush();

        assertThat(below.written).hasSize(1);
        assertThat(below.written.get(0).value()).isEqualTo(bytes(2));
    }

    @Test
    void what_was_new_and_is_gone_is_never_written() {
        storage.putNew(bytes(1), bytes(1));
        storage.put(bytes(1), bytes(2));
        storage.delete(bytes(1));
        storage.flush();

        assertThat(below.written).isEmpty();
    }

    @Test
    void what_was_new_before_the_last_flush_is_deleted_below() {
        storage.putNew(bytes(1), bytes(1));
        storage.flush();
        storage.delete(bytes(1));
        storage.flush();

        assertThat(below.get(bytes(1))).isNull();
    }

    @Test
    void a_delete_of_what_may_be_below_is_written() {
        storage.put(bytes(1), bytes(1));
        storage.delete(bytes(1));
        storage.flush();

        assertThat(below.written).hasSize(1);
    }

    @Test
    void much_is_written_before_it_is_asked_for() {
        for (int i = 0; i < 5; i++) {
            storage.put(bytes(i), new byte[(int) (GatheringStorage.LIMIT_BYTES / 4)]);
        }

        assertThat(below.written).isNotEmpty();
    }

    /** Whatever is put, deleted, flushed and scanned in whatever order, it is as if nothing were gathered. */
    @Test
    void it_answers_like_a_plain_storage() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        InMemoryStorage plain = new InMemoryStorage();
        for (int i = 0; i < 20_000; i++) {
            byte[] key = key(random);
            switch (random.nextInt(6)) {
                case 0 -> {
                    storage.delete(key);
                    plain.delete(key);
                }
                case 1 -> {
                    byte[] from = key(random);
                    assertThat(all(storage, from, key)).as("seed %d", seed).isEqualTo(all(plain, from, key));
                }
                case 2 -> assertThat(storage.get(key)).as("seed %d", seed).isEqualTo(plain.get(key));
                case 3 -> {
                    if (random.nextInt(10) == 0) {
                        storage.flush();
                    }
                }
                default -> put(plain, key, bytes(random.nextInt(9)));
            }
        }
    }

    private void put(InMemoryStorage plain, byte[] key, byte[] value) {
        if (plain.get(key) == null && below.get(key) == null) {
            storage.putNew(key, value);
        } else {
            storage.put(key, value);
        }
        plain.put(key, value);
    }

    private static byte[] key(Random random) {
        byte[] key = new byte[1 + random.nextInt(3)];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) random.nextInt(4);
        }
        return key;
    }

    private static List<String> all(Storage storage, byte[] from, byte[] to) {
        List<String> found = new ArrayList<>();
        try (Storage.Cursor cursor = storage.scan(from, to)) {
            while (cursor.next()) {
                found.add(java.util.Arrays.toString(cursor.key()) + java.util.Arrays.toString(cursor.value()));
            }
        }
        return found;
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
