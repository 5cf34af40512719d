package dev.expunge.core.storage;

import org.jspecify.annotations.Nullable;

/** A shard's ordered byte map: everything that a shard knows lives here. Keys compare as unsigned bytes. */
public interface Storage {

    byte @Nullable [] get(byte[] key);

    void put(byte[] key, byte[] value);

    /** Puts a value under a key that has none, and never had one that another step has written. */
    default void putNew(byte[] key, byte[] value) {
        put(key, value);
    }

    void delete(byte[] key);

    /** The entries with {@code from <= key < to}, in key order. The caller closes the cursor before it writes. */
    Cursor scan(byte[] from, byte[] to);

    /** Stands before the first entry until {@link #next()} is called. */
    interface Cursor extends AutoCloseable {

        /** Moves to the next entry; false at the end. */
        boolean next();

        byte[] key();

        byte[] value();

        @Override
        void close();
    }
}
