package dev.expunge.core.catalog;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A definition as it was read: well-formed as far as it goes, but not yet checked against the other tables.
 *
 * @param foreignKeys explicit ones, read but not checked
 */
record TableDraft(
        String name,
        Shape shape,
        List<@Nullable Object> foreignKeys,
        Table.@Nullable Deletion deletion,
        Table.@Nullable Source source,
        Map<String, @Nullable Object> definition)
        implements Parent {

    record Shape(List<String> key, SortedMap<String, ColumnDraft> columns, SortedMap<String, List<String>> indexes) {}

    /**
     * @param type as declared; null where it was faulty
     * @param defaultJson null: none
     */
    record ColumnDraft(
            @Nullable String type,
            boolean notNull,
            @Nullable Object defaultJson) {}

    @Override
    public List<String> key() {
        return shape.key();
    }

    @Override
    public boolean hasColumn(String column) {
        return columns().containsKey(column);
    }

    @Override
    public @Nullable String declaredType(String column) {
        ColumnDraft spec = columns().get(column);
        return spec == null ? null : spec.type();
    }

    SortedMap<String, ColumnDraft> columns() {
        return shape.columns();
    }

    /** Whether an index, or the key, starts with these columns in this order. */
    boolean hasIndexOn(List<String> columns) {
        return startsWith(key(), columns)
                || shape.indexes().values().stream().anyMatch(index -> startsWith(index, columns));
    }

    private static boolean startsWith(List<String> index, List<String> columns) {
        return index.size() >= columns.size()
                && index.subList(0, columns.size()).equals(columns);
    }
}
