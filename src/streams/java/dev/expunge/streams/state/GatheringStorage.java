package dev.expunge.streams.state;

import dev.expunge.core.storage.Bytes;
import dev.expunge.core.storage.Storage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is written in memory until {@link #flush}, so that the storage below, and its changelog, get the last value of
 * each key once. What was new and is gone again before the flush leaves no trace below. One thread.
 */
public final class GatheringStorage implements Storage {

    /** Heap bytes of keys and values after which a write flushes by itself. */
    static final long LIMIT_BYTES = 32L << 20;

    private static final int ENTRY_BYTES = 120;
    private static final int KINDS = 256;

    /** By the key's first byte, since records of one kind are read and written together. */
    private final @Nullable NavigableMap<byte[], Entry>[] kinds = empty();

    private final Below below;
    private long bytes;

    public GatheringStorage(Below below) {
        this.below = below;
    }

    /** The storage below, which takes writes in bulk. */
    public interface Below {

        byte @Nullable [] get(byte[] key);

        Cursor scan(byte[] from, byte[] to);

        /** In key order, each key once. */
        void write(List<Written> entries);
    }

    /** @param value null: the key is gone */
    public record Written(byte[] key, byte @Nullable [] value) {}

    /**
     * @param value null: deleted
     * @param isNew the storage below does not have the key
     */
    record Entry(byte @Nullable [] value, boolean isNew) {}

    @Override
    public byte @Nullable [] get(byte[] key) {
        Entry entry = find(key);
        return entry == null ? below.get(key) : entry.value();
    }

    @Override
    public void put(byte[] key, byte[] value) {
        Entry before = find(key);
        write(key, new Entry(value, before != null && before.isNew()));
    }

    @Override
    public void putNew(byte[] key, byte[] value) {
        Entry before = find(key);
        write(key, new Entry(value, before == null || before.isNew()));
    }

    @Override
    public void delete(byte[] key) {
        Entry before = find(key);
        if (before != null && before.isNew()) {
            of(key).remove(key);
        } else {
            write(key, new Entry(null, false));
        }
    }

    @Override
    public Cursor scan(byte[] from, byte[] to) {
        if (Bytes.compare(from, to) >= 0) {
            return NoEntries.INSTANCE;
        }
        Cursor rest = below.scan(from, to);
        boolean ofOneKind = from.length > 0 && (to[0] == from[0] || (to.length == 1 && to[0] == from[0] + 1));
        if (!ofOneKind) {
            return ofManyKinds(from, to, rest);
        }
        NavigableMap<byte[], Entry> kind = kinds[from[0] & 0xff];
        return over(kind == null ? null : kind.subMap(from, true, to, false), rest);
    }

    private Cursor ofManyKinds(byte[] from, byte[] to, Cursor rest) {
        NavigableMap<byte[], Entry> all = new TreeMap<>(Arrays::compareUnsigned);
        for (NavigableMap<byte[], Entry> kind : kinds) {
            if (kind != null && !kind.isEmpty()) {
                all.putAll(kind.tailMap(from, true).headMap(to, false));
            }
        }
        return over(all, rest);
    }

    private static Cursor over(@Nullable NavigableMap<byte[], Entry> gathered, Cursor rest) {
        return gathered == null || gathered.isEmpty()
                ? rest
                : new MergedCursor(gathered.entrySet().iterator(), rest);
    }

    /** Hands all that was gathered down. */
    public void flush() {
        List<Written> all = new ArrayList<>();
        for (NavigableMap<byte[], Entry> kind : kinds) {
            if (kind != null) {
                kind.forEach((key, entry) -> all.add(new Written(key, entry.value())));
                kind.clear();
            }
        }
        bytes = 0;
        if (!all.isEmpty()) {
            below.write(all);
        }
    }

    private @Nullable Entry find(byte[] key) {
        NavigableMap<byte[], Entry> kind = kinds[key[0] & 0xff];
        return kind == null ? null : kind.get(key);
    }

    private void write(byte[] key, Entry entry) {
        of(key).put(key, entry);
        bytes += ENTRY_BYTES + key.length + (entry.value() == null ? 0 : entry.value().length);
        if (bytes > LIMIT_BYTES) {
            flush();
        }
    }

    private NavigableMap<byte[], Entry> of(byte[] key) {
        NavigableMap<byte[], Entry> kind = kinds[key[0] & 0xff];
        if (kind == null) {
            kind = new TreeMap<>(Arrays::compareUnsigned);
            kinds[key[0] & 0xff] = kind;
        }
        return kind;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no arrays of generic types
    private static @Nullable NavigableMap<byte[], Entry>[] empty() {
        return new NavigableMap[KINDS];
    }
}
