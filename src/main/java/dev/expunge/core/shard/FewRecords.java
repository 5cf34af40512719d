package dev.expunge.core.shard;

import dev.expunge.core.storage.ByteWriter;
import dev.expunge.core.storage.Storage;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/** Records of which there are mostly none, and then nobody has to look. */
final class FewRecords<V extends Record> {

    private final Records<V> records;
    private final Census census;

    FewRecords(Storage storage, char kind, Class<V> type) {
        this.records = new Records<>(storage, kind, type);
        this.census = new Census(records);
    }

    /** Under a key that is not there. */
    void add(Consumer<ByteWriter> key, V value) {
        census.added();
        records.putNew(key, value);
    }

    /** Takes out what is there. */
    void take(Consumer<ByteWriter> key) {
        census.taken();
        records.delete(key);
    }

    long count() {
        return census.count();
    }

    /** As {@link Records#scan}. */
    void scan(Consumer<ByteWriter> prefix, BiPredicate<byte[], V> visit) {
        if (!census.isNone()) {
            records.scan(prefix, null, visit);
        }
    }
}
