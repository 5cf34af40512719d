package dev.expunge.streams.state;

import dev.expunge.core.storage.Storage;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/** A cursor over a store's range, whose upper end the store includes and the core does not. */
final class RangeCursor implements Storage.Cursor {

    private final KeyValueIterator<Bytes, byte[]> entries;
    private final byte[] to;
    private @Nullable KeyValue<Bytes, byte[]> current;

    RangeCursor(KeyValueIterator<Bytes, byte[]> entries, byte[] to) {
        this.entries = entries;
        this.to = to;
    }

    @Override
    public boolean next() {
        current = entries.hasNext() ? entries.next() : null;
        if (current != null && Arrays.equals(current.key.get(), to)) {
            current = null;
        }
        return current != null;
    }

    @Override
    public byte[] key() {
        return standing().key.get();
    }

    @Override
    public byte[] value() {
        return standing().value;
    }

    private KeyValue<Bytes, byte[]> standing() {
        if (current == null) {
            throw new IllegalStateException("the cursor stands on no entry");
        }
        return current;
    }

    @Override
    public void close() {
        entries.close();
    }
}
