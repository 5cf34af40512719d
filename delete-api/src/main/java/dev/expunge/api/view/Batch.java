package dev.expunge.api.view;

import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** Writes that are applied together. */
final class Batch implements AutoCloseable {

    static final byte[] NOTHING = new byte[0];

    private final ViewStore store;
    private final WriteBatch rocks = new WriteBatch();

    Batch(ViewStore store) {
        this.store = store;
    }

    void put(Family family, byte[] key, byte[] value) {
        try {
            rocks.put(store.handle(family), key, value);
        } catch (RocksDBException e) {
            throw failed(e);
        }
    }

    void delete(Family family, byte[] key) {
        try {
            rocks.delete(store.handle(family), key);
        } catch (RocksDBException e) {
            throw failed(e);
        }
    }

    void deleteRange(Family family, byte[] from, byte[] to) {
        try {
            rocks.deleteRange(store.handle(family), from, to);
        } catch (RocksDBException e) {
            throw failed(e);
        }
    }

    WriteBatch rocks() {
        return rocks;
    }

    private static IllegalStateException failed(RocksDBException e) {
        return new IllegalStateException("a batch cannot grow: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        rocks.close();
    }
}
