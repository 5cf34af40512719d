package dev.expunge.core.shard;

import dev.expunge.core.storage.ByteWriter;
import dev.expunge.core.storage.Bytes;
import dev.expunge.core.storage.RecordCodec;
import dev.expunge.core.storage.Storage;
import java.util.Arrays;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One kind of record of a shard's storage: keys start with the kind's own byte. */
final class Records<V extends Record> {

    private final Storage storage;
    private final int kind;
    private final RecordCodec<V> codec;

    Records(Storage storage, char kind, Class<V> type) {
        this.storage = storage;
        this.kind = kind;
        this.codec = RecordCodec.of(type);
    }

    @Nullable
    V get(Consumer<ByteWriter> key) {
        byte[] found = storage.get(bytes(key));
        return found == null ? null : codec.decode(found);
    }

    void put(Consumer<ByteWriter> key, V value) {
        storage.put(bytes(key), codec.encode(value));
    }

    /** As {@link #put}, under a key that was never written before. */
    void putNew(Consumer<ByteWriter> key, V value) {
        storage.putNew(bytes(key), codec.encode(value));
    }

    void delete(Consumer<ByteWriter> key) {
        storage.delete(bytes(key));
    }

    /**
     * Reads the records whose keys start with {@code prefix}, in key order.
     *
     * @param after start behind this key suffix (all that follows the kind's byte); null: at the beginning
     * @param visit takes the key suffix and the value; false ends the reading
     */
    void scan(Consumer<ByteWriter> prefix, byte @Nullable [] after, BiPredicate<byte[], V> visit) {
        byte[] start = bytes(prefix);
        byte[] from = after == null ? start : following(after);
        try (Storage.Cursor cursor = storage.scan(from, Bytes.successor(start))) {
            while (cursor.next()) {
                byte[] key = cursor.key();
                if (!visit.test(Arrays.copyOfRange(key, 1, key.length), codec.decode(cursor.value()))) {
                    return;
                }
            }
        }
    }

    private byte[] following(byte[] suffix) {
        byte[] key = new byte[suffix.length + 2];
        key[0] = (byte) kind;
        System.arraycopy(suffix, 0, key, 1, suffix.length);
        return key;
    }

    private byte[] bytes(Consumer<ByteWriter> key) {
        ByteWriter writer = new ByteWriter();
        writer.u8(kind);
        key.accept(writer);
        return writer.toBytes();
    }
}
