package dev.expunge.core.storage;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** For tests and the simulation. Refuses a write while a cursor is open, which real storage may answer with anything. */
public final class InMemoryStorage implements Storage {

    /** Its arrays are never changed nor handed out, so that copies may share them. */
    private final SortedMap<byte[], byte[]> entries;

    private int openCursors;

    public InMemoryStorage() {
        this(new TreeMap<>(Arrays::compareUnsigned));
    }

    private InMemoryStorage(SortedMap<byte[], byte[]> entries) {
        this.entries = entries;
    }

    /** A snapshot; the two go separate ways from here. */
    public InMemoryStorage copy() {
        return new InMemoryStorage(new TreeMap<>(entries));
    }

    public int size() {
        return entries.size();
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        byte[] value = entries.get(key);
        return value == null ? null : value.clone();
    }

    @Override
    public void put(byte[] key, byte[] value) {
        mayWrite();
        entries.put(key.clone(), value.clone());
    }

    @Override
    public void putNew(byte[] key, byte[] value) {
        if (entries.containsKey(key)) {
            throw new IllegalArgumentException("a key that is not new: " + Arrays.toString(key));
        }
        put(key, value);
    }

    @Override
    public void delete(byte[] key) {
        mayWrite();
        entries.remove(key);
    }

    @Override
    public Cursor scan(byte[] from, byte[] to) {
        openCursors++;
        return new Over(
                Bytes.compare(from, to) >= 0
                        ? Map.<byte[], byte[]>of().entrySet().iterator()
                        : entries.subMap(from, to).entrySet().iterator());
    }

    private void mayWrite() {
        if (openCursors > 0) {
            throw new IllegalStateException("a write while " + openCursors + " cursors are open");
        }
    }

    private final class Over implements Cursor {

        private final Iterator<Map.Entry<byte[], byte[]>> entriesLeft;
        private Map.@Nullable Entry<byte[], byte[]> current;
        private boolean closed;

        Over(Iterator<Map.Entry<byte[], byte[]>> entriesLeft) {
            this.entriesLeft = entriesLeft;
        }

        @Override
        public boolean next() {
            if (closed) {
                throw new IllegalStateException("the cursor is closed");
            }
            current = entriesLeft.hasNext() ? entriesLeft.next() : null;
            return current != null;
        }

        @Override
        public byte[] key() {
            return here().getKey().clone();
        }

        @Override
        public byte[] value() {
            return here().getValue().clone();
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                openCursors--;
            }
        }

        private Map.Entry<byte[], byte[]> here() {
            if (closed || current == null) {
                throw new IllegalStateException("the cursor stands on no entry");
            }
            return current;
        }
    }
}
