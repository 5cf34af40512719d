package dev.expunge.streams.state;

import dev.expunge.core.storage.Storage;

/** The cursor over nothing. */
enum NoEntries implements Storage.Cursor {
    INSTANCE;

    @Override
    public boolean next() {
        return false;
    }

    @Override
    public byte[] key() {
        throw new IllegalStateException("the cursor stands on no entry");
    }

    @Override
    public byte[] value() {
        throw new IllegalStateException("the cursor stands on no entry");
    }

    @Override
    public void close() {}
}
