package dev.expunge.sim.log;

import dev.expunge.core.storage.Storage;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A shard's storage whose changes since the last commit can be taken back. Refuses a write while a cursor is open. */
public final class TxStorage implements Storage {

    private final NavigableMap<byte[], byte[]> entries = new TreeMap<>(Arrays::compareUnsigned);

    /** What the keys changed since the last commit had before; empty: nothing. */
    private final Map<byte[], Optional<byte[]>> before = new TreeMap<>(Arrays::compareUnsigned);

    private int openCursors;
    private long operations;
    private final long[] changes = new long[Byte.MAX_VALUE + 1];

    /** Records read or written so far, also those that did not come to count. */
    public long operations() {
        return operations;
    }

    /** Records of this kind put or deleted so far, also those that did not come to count. */
    public long changes(char kind) {
        return changes[kind];
    }

    public void commit() {
        before.clear();
    }

    public void abort() {
        openCursors = 0;
        before.forEach(
                (key, value) -> value.ifPresentOrElse(bytes -> entries.put(key, bytes), () -> entries.remove(key)));
        before.clear();
    }

    /** How many records of this kind there are. */
    public int count(char kind) {
        return entries.subMap(new byte[] {(byte) kind}, new byte[] {(byte) (kind + 1)})
                .size();
    }

    public boolean has(char kind) {
        return hasPrefix(new byte[] {(byte) kind});
    }

    /** Whether a key begins with these bytes. */
    public boolean hasPrefix(byte[] prefix) {
        byte[] first = entries.ceilingKey(prefix);
        return first != null
                && first.length >= prefix.length
                && Arrays.equals(first, 0, prefix.length, prefix, 0, prefix.length);
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        operations++;
        byte[] value = entries.get(key);
        return value == null ? null : value.clone();
    }

    @Override
    public void put(byte[] key, byte[] value) {
        byte[] own = key.clone();
        remember(own, entries.put(own, value.clone()));
    }

    @Override
    public void putNew(byte[] key, byte[] value) {
        if (entries.containsKey(key)) {
            throw new IllegalStateException("a key that is not new: " + Arrays.toString(key));
        }
        put(key, value);
    }

    @Override
    public void delete(byte[] key) {
        remember(key.clone(), entries.remove(key));
    }

    private void remember(byte[] key, byte @Nullable [] old) {
        if (openCursors > 0) {
            throw new IllegalStateException("a write while " + openCursors + " cursors are open");
        }
        operations++;
        changes[key[0]]++;
        before.putIfAbsent(key, Optional.ofNullable(old));
    }

    @Override
    public Cursor scan(byte[] from, byte[] to) {
        openCursors++;
        boolean none = Arrays.compareUnsigned(from, to) >= 0;
        return new Over((none ? Map.<byte[], byte[]>of() : entries.subMap(from, to))
                .entrySet()
                .iterator());
    }

    private final class Over implements Cursor {

        private final Iterator<Map.Entry<byte[], byte[]>> left;
        private Map.@Nullable Entry<byte[], byte[]> current;

        Over(Iterator<Map.Entry<byte[], byte[]>> left) {
            this.left = left;
        }

        @Override
        public boolean next() {
            operations++;
            current = left.hasNext() ? left.next() : null;
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
            openCursors--;
        }

        private Map.Entry<byte[], byte[]> here() {
            if (current == null) {
                throw new IllegalStateException("the cursor stands on no entry");
            }
            return current;
        }
    }
}
