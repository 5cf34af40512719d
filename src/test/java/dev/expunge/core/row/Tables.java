package dev.expunge.core.row;

import dev.expunge.core.catalog.Column;
import dev.expunge.core.catalog.Column.BaseType;
import dev.expunge.core.catalog.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tables and rows in few words. */
final class Tables {

    private Tables() {}

    static Table table(List<String> key, Column... columns) {
        SortedMap<String, Column> byName = new TreeMap<>();
        for (Column column : columns) {
            byName.put(column.name(), column);
        }
        return new Table(
                1,
                "things",
                key,
                byName,
                new TreeMap<>(),
                new Table.References(List.of(), List.of()),
                null,
                null,
                Map.of());
    }

    static Column column(int id, String name, BaseType type) {
        return column(id, name, type, false, null);
    }

    static Column column(int id, String name, BaseType type, boolean notNull, @Nullable Value defaultValue) {
        return new Column(id, name, type.name().toLowerCase(Locale.ROOT), type, notNull, defaultValue);
    }

    static Row row(Object... namesAndValues) {
        return Row.of(columns(namesAndValues));
    }

    static SortedMap<String, Value> columns(Object... namesAndValues) {
        SortedMap<String, Value> columns = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            columns.put((String) namesAndValues[i], value(namesAndValues[i + 1]));
        }
        return columns;
    }

    static Value value(Object plain) {
        if (plain instanceof Value value) {
            return value;
        }
        if (plain instanceof String text) {
            return new Value.Text(text);
        }
        if (plain instanceof Boolean is) {
            return new Value.Bool(is);
        }
        return plain instanceof Double real ? new Value.Real(real) : new Value.Int(((Number) plain).longValue());
    }
}
