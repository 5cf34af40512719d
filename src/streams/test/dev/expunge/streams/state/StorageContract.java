package dev.expunge.streams.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.expunge.core.storage.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every storage of a shard must do. */
abstract class StorageContract {

    private static final int MANY = 20_000;

    abstract Storage storage();

    @Test
    void what_was_put_is_there_until_it_is_deleted() {
        storage().put(bytes(1, 2), bytes(3));
        assertThat(storage().get(bytes(1, 2))).isEqualTo(bytes(3));

        storage().put(bytes(1, 2), bytes());
        assertThat(storage().get(bytes(1, 2))).isEmpty();

        storage().delete(bytes(1, 2));
        assertThat(storage().get(bytes(1, 2))).isNull();
    }

    @Test
    void deleting_what_is_not_there_does_nothing() {
        storage().delete(bytes(9));

        assertThat(storage().get(bytes(9))).isNull();
    }

    @Test
    void a_scan_holds_its_lower_end_and_not_its_upper_one() {
        put(bytes(1), bytes(2), bytes(3));

        assertThat(scan(bytes(1), bytes(3))).containsExactly(bytes(1), bytes(2));
    }

    @Test
    void a_scan_to_an_end_that_is_not_there_holds_all_before_it() {
        put(bytes(1), bytes(2), bytes(2, 0), bytes(3));

        assertThat(scan(bytes(0), bytes(2, 1))).containsExactly(bytes(1), bytes(2), bytes(2, 0));
    }

    @Test
    void keys_compare_as_unsigned_bytes_and_a_prefix_comes_first() {
        put(bytes(0xff), bytes(0x80), bytes(0x7f), bytes(0x7f, 0x00), bytes(0x00));

        assertThat(scan(bytes(0), bytes(0xff, 0xff)))
                .containsExactly(bytes(0x00), bytes(0x7f), bytes(0x7f, 0x00), bytes(0x80), bytes(0xff));
    }

    @Test
    void an_empty_or_inverted_range_holds_nothing() {
        put(bytes(1), bytes(2));

        assertThat(scan(bytes(1), bytes(1))).isEmpty();
        assertThat(scan(bytes(2), bytes(1))).isEmpty();
    }

    @Test
    void a_cursor_stands_on_no_entry_before_the_first_and_after_the_last() {
        put(bytes(1));
        try (Storage.Cursor cursor = storage().scan(bytes(0), bytes(9))) {
            assertThatThrownBy(cursor::key).isInstanceOf(IllegalStateException.class);
            assertThat(cursor.next()).isTrue();
            assertThat(cursor.next()).isFalse();
            assertThat(cursor.next()).isFalse();
            assertThatThrownBy(cursor::value).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void a_scan_sees_deletes_and_overwrites() {
        put(bytes(1), bytes(2), bytes(3));
        storage().delete(bytes(2));
        storage().put(bytes(3), bytes(7));

        try (Storage.Cursor cursor = storage().scan(bytes(0), bytes(9))) {
            cursor.next();
            assertThat(cursor.key()).isEqualTo(bytes(1));
            cursor.next();
            assertThat(cursor.key()).isEqualTo(bytes(3));
            assertThat(cursor.value()).isEqualTo(bytes(7));
            assertThat(cursor.next()).isFalse();
        }
    }

    @Test
    void many_entries_put_in_any_order_come_in_key_order() {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            numbers.add(i);
        }
        java.util.Collections.shuffle(numbers, new Random(42));
        numbers.forEach(i -> storage().put(number(i), number(i)));
        for (int i = 0; i < MANY; i += 2) {
            storage().delete(number(i));
        }

        List<byte[]> found = scan(number(0), number(MANY));

        assertThat(found).hasSize(MANY / 2);
        assertThat(found.get(0)).isEqualTo(number(1));
        assertThat(found.get(MANY / 2 - 1)).isEqualTo(number(MANY - 1));
    }

    @Test
    void a_large_value_comes_back_whole() {
        byte[] large = new byte[5 << 20];
        new Random(7).nextBytes(large);

        storage().put(bytes(1), large);

        assertThat(storage().get(bytes(1))).isEqualTo(large);
    }

    private void put(byte[]... keys) {
        for (byte[] key : keys) {
            storage().put(key, key);
        }
    }

    private List<byte[]> scan(byte[] from, byte[] to) {
        List<byte[]> keys = new ArrayList<>();
        try (Storage.Cursor cursor = storage().scan(from, to)) {
            while (cursor.next()) {
                keys.add(cursor.key());
            }
        }
        return keys;
    }

    private static byte[] number(int i) {
        return bytes(i >>> 16 & 0xff, i >>> 8 & 0xff, i & 0xff);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
