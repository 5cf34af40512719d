package dev.expunge.bench.cost;

import dev.expunge.core.storage.InMemoryStorage;
import dev.expunge.core.storage.Storage;
import org.jspecify.annotations.Nullable;

/** A storage in memory that counts what is done with it. */
record CountingStorage(InMemoryStorage entries, Tally tally) implements Storage {

    @Override
    public byte @Nullable [] get(byte[] key) {
        tally.add("store: reads", 1);
        return entries.get(key);
    }

    @Override
    public void put(byte[] key, byte[] value) {
        tally.add("store: writes", 1);
        tally.add("store: bytes written", (long) key.length + value.length);
        entries.put(key, value);
    }

    @Override
    public void delete(byte[] key) {
        tally.add("store: deletes", 1);
        tally.add("store: bytes written", key.length);
        entries.delete(key);
    }

    @Override
    public Cursor scan(byte[] from, byte[] to) {
        tally.add("store: scans", 1);
        Cursor cursor = entries.scan(from, to);
        return new Cursor() {
            @Override
            public boolean next() {
                boolean more = cursor.next();
                if (more) {
                    tally.add("store: entries scanned", 1);
                }
                return more;
            }

            @Override
            public byte[] key() {
                return cursor.key();
            }

            @Override
            public byte[] value() {
                return cursor.value();
            }

            @Override
            public void close() {
                cursor.close();
            }
        };
    }
}
