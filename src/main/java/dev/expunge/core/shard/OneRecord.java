package dev.expunge.core.shard;

import dev.expunge.core.storage.Storage;
import org.jspecify.annotations.Nullable;

/** A kind of which there is one record or none, asked for so often that it is kept at hand. */
final class OneRecord<V extends Record> {

    private final Records<V> records;
    private @Nullable V value;
    private boolean known;

    OneRecord(Storage storage, char kind, Class<V> type) {
        this.records = new Records<>(storage, kind, type);
    }

    @Nullable
    V get() {
        if (!known) {
            value = records.get(to -> {});
            known = true;
        }
        return value;
    }

    void put(V next) {
        records.put(to -> {}, next);
        value = next;
        known = true;
    }

    void delete() {
        records.delete(to -> {});
        value = null;
        known = true;
    }
}
