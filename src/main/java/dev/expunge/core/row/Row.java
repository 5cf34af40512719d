package dev.expunge.core.row;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A row as it is stored: its non-null columns by name, in name order. Immutable. */
public record Row(SortedMap<String, Value> columns) {

    public Row {
        columns = Collections.unmodifiableSortedMap(columns);
    }

    public static Row of(Map<String, Value> columns) {
        TreeMap<String, Value> present = new TreeMap<>(columns);
        present.values().removeIf(Value.Null.class::isInstance);
        return new Row(present);
    }

    /** The column's value, or null where the column is null. */
    public @Nullable Value get(String column) {
        return columns.get(column);
    }

    /** This row with some columns changed; {@link Value#NULL} clears a column. */
    public Row with(Map<String, Value> changes) {
        TreeMap<String, Value> next = new TreeMap<>(columns);
        next.putAll(changes);
        return of(next);
    }
}
