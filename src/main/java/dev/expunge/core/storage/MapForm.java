package dev.expunge.core.storage;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The number of entries and the entries in the order of their keys, the same on every machine. */
final class MapForm implements Form {

    private final boolean isSorted;
    private final Part key;
    private final Part value;
    private final Comparator<Object> order;

    MapForm(Class<?> type, Part key, Part value) {
        this.isSorted = type == SortedMap.class;
        this.key = key;
        this.value = value;
        this.order = CollectionForm.order(key);
    }

    @Override
    public void write(ByteWriter out, Object map) {
        Map<?, ?> entries = (Map<?, ?>) map;
        out.varint(entries.size());
        if (isSorted || entries.size() == 1) {
            entries.forEach((k, v) -> write(out, k, v));
        } else {
            CollectionForm.sorted(entries.keySet(), order).forEach(k -> write(out, k, entries.get(k)));
        }
    }

    @Override
    @SuppressWarnings("NullAway") // a key or a value may be null where its part says so
    public Object read(ByteReader in) {
        int start = in.offset();
        int count = in.count();
        Map<Object, Object> entries = isSorted ? new TreeMap<>() : new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            Object k = key.read(in);
            entries.put(k, value.read(in));
        }
        if (entries.size() < count) {
            throw new CorruptData(start, "a key twice in " + key.place());
        }
        return entries instanceof SortedMap<Object, Object> sorted
                ? Collections.unmodifiableSortedMap(sorted)
                : Collections.unmodifiableMap(entries);
    }

    @Override
    public String shape() {
        return (isSorted ? "SortedMap<" : "Map<") + key.shape() + ", " + value.shape() + ">";
    }

    private void write(ByteWriter out, @Nullable Object k, @Nullable Object v) {
        key.write(out, k);
        value.write(out, v);
    }
}
