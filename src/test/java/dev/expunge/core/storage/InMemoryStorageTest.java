package dev.expunge.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryStorageTest {

    private final InMemoryStorage storage = new InMemoryStorage();

    @Test
    void scansFromTheFirstKeyToBeforeTheLastAsUnsignedBytes() {
        for (int first : List.of(0x80, 0x01, 0xff, 0x7f)) {
            storage.put(key(first), key(first));
        }
        assertThat(scan(key(0x01), key(0xff))).containsExactly(0x01, 0x7f, 0x80);
        assertThat(scan(key(0x02), key(0x02))).isEmpty();
        assertThat(scan(key(0xff), key(0x01))).isEmpty();
    }

    @Test
    void keepsItsBytesWhateverCallersDoWithTheirs() {
        byte[] value = key(1);
        storage.put(key(1), value);
        value[0] = 2;
        byte[] read = storage.get(key(1));
        assertThat(read).isEqualTo(key(1));
    }

    @Test
    void goesItsOwnWayAfterACopy() {
        storage.put(key(1), key(1));
        InMemoryStorage copy = storage.copy();
        storage.delete(key(1));
        copy.put(key(2), key(2));
        assertThat(storage.size()).isZero();
        assertThat(copy.size()).isEqualTo(2);
    }

    @Test
    void refusesAWriteWhileACursorIsOpen() {
        Storage.Cursor cursor = storage.scan(key(0), key(9));
        assertThatIllegalStateException().isThrownBy(() -> storage.put(key(1), key(1)));
        assertThatIllegalStateException().isThrownBy(() -> storage.delete(key(1)));
        cursor.close();
        storage.put(key(1), key(1));
        assertThat(storage.get(key(1))).isNotNull();
    }

    @Test
    void hasNoEntryBeforeTheFirstNextNorAfterTheLast() {
        try (Storage.Cursor cursor = storage.scan(key(0), key(9))) {
            assertThatIllegalStateException().isThrownBy(cursor::key);
            assertThat(cursor.next()).isFalse();
            assertThatIllegalStateException().isThrownBy(cursor::value);
        }
    }

    private List<Integer> scan(byte[] from, byte[] to) {
        List<Integer> found = new ArrayList<>();
        try (Storage.Cursor cursor = storage.scan(from, to)) {
            while (cursor.next()) {
                assertThat(cursor.value()).isEqualTo(cursor.key());
                found.add(new ByteReader(cursor.key()).u8());
            }
        }
        return found;
    }

    private static byte[] key(int first) {
        return new byte[] {(byte) first};
    }
}
