package dev.expunge.core.catalog;

import dev.expunge.core.catalog.TableDraft.ColumnDraft;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads one table definition from JSON. What is wrong with it alone becomes a fault; what is right is kept. */
final class TableReader {

    private static final Set<String> FIELDS = Set.of("key", "columns", "indexes", "foreignKeys", "deletion", "source");
    private static final Set<String> COLUMN_FIELDS = Set.of("type", "notNull", "default");

    private final String name;
    private final Map<String, @Nullable Object> definition;
    private final FieldReader fields;

    private TableReader(String name, Map<String, @Nullable Object> definition, Faults faults) {
        this.name = name;
        this.definition = definition;
        this.fields = new FieldReader(faults);
    }

    /** Null where there is nothing to read. */
    static @Nullable TableDraft read(String name, @Nullable Object json, Faults faults) {
        String at = Pointer.table(name);
        if (!Names.isTable(name)) {
            faults.add(at, "a table cannot be named " + JsonText.brief(name) + ": " + Names.TABLE_RULE);
        }
        Map<String, @Nullable Object> definition = PlainJson.object(json);
        if (definition == null) {
            faults.add(at, "a definition is an object, not " + JsonText.brief(json));
            return null;
        }
        if (PlainJson.isDeeperThan(Limits.NESTING_LEVELS, definition)) {
            faults.add(at, "nested deeper than " + Limits.NESTING_LEVELS + " levels");
            return null;
        }
        return new TableReader(name, definition, faults).read(at);
    }

    private TableDraft read(String at) {
        fields.known(at, definition, FIELDS);
        List<String> key = key(Pointer.to(at, "key"));
        SortedMap<String, ColumnDraft> columns = columns(Pointer.to(at, "columns"), key);
        SortedMap<String, List<String>> indexes = indexes(Pointer.to(at, "indexes"));
        declared(Pointer.to(at, "key"), key, columns);
        indexes.forEach((index, of) -> declared(Pointer.to(Pointer.to(at, "indexes"), index), of, columns));
        return new TableDraft(
                name,
                new TableDraft.Shape(key, columns, indexes),
                foreignKeys(Pointer.to(at, "foreignKeys")),
                new DeletionReader(fields).read(Pointer.to(at, "deletion"), definition.get("deletion")),
                new SourceReader(fields).read(Pointer.to(at, "source"), definition.get("source")),
                PlainJson.frozen(definition));
    }

    private List<String> key(String at) {
        Object json = definition.get("key");
        if (json == null) {
            return List.of("id");
        }
        return json instanceof String column ? List.of(column) : fields.columnList(at, json);
    }

    private SortedMap<String, ColumnDraft> columns(String at, List<String> key) {
        SortedMap<String, ColumnDraft> columns = new TreeMap<>();
        Map<String, @Nullable Object> declared =
                fields.members(at, definition.get("columns"), Limits.COLUMNS_PER_TABLE, "columns");
        declared.forEach((column, json) -> {
            String here = Pointer.to(at, column);
            fields.name(here, "a column", column);
            columns.put(column, column(here, json, key.contains(column)));
        });
        return Collections.unmodifiableSortedMap(columns);
    }

    private ColumnDraft column(String at, @Nullable Object json, boolean inKey) {
        if (json instanceof String type) {
            // As if it were written out: the path is the same for both forms.
            return new ColumnDraft(type(Pointer.to(at, "type"), type), inKey, null);
        }
        Map<String, @Nullable Object> spec = PlainJson.object(json);
        if (spec == null) {
            fields.fault(at, "a column is a type or an object, not " + JsonText.brief(json));
            return new ColumnDraft(null, inKey, null);
        }
        fields.known(at, spec, COLUMN_FIELDS);
        boolean notNull = fields.bool(Pointer.to(at, "notNull"), spec.get("notNull")) || inKey;
        return new ColumnDraft(type(Pointer.to(at, "type"), spec.get("type")), notNull, spec.get("default"));
    }

    private @Nullable String type(String at, @Nullable Object json) {
        if (json instanceof String type && (Types.simple(type) != null || Names.idTarget(type) != null)) {
            return type;
        }
        fields.fault(at, "unknown type " + JsonText.brief(json) + ": one of " + Types.NAMES);
        return null;
    }

    private SortedMap<String, List<String>> indexes(String at) {
        SortedMap<String, List<String>> indexes = new TreeMap<>();
        fields.members(at, definition.get("indexes"), Limits.INDEXES_PER_TABLE, "indexes")
                .forEach((index, json) -> {
                    String here = Pointer.to(at, index);
                    fields.name(here, "an index", index);
                    indexes.put(index, fields.columnList(here, json));
                });
        return Collections.unmodifiableSortedMap(indexes);
    }

    private List<@Nullable Object> foreignKeys(String at) {
        Object json = definition.get("foreignKeys");
        if (json == null) {
            return List.of();
        }
        List<@Nullable Object> list = PlainJson.list(json);
        if (list == null) {
            fields.fault(at, "foreign keys are a list, not " + JsonText.brief(json));
            return List.of();
        }
        if (list.size() > Limits.FOREIGN_KEYS_PER_TABLE) {
            fields.fault(at, list.size() + " foreign keys are too many: at most " + Limits.FOREIGN_KEYS_PER_TABLE);
            return List.of();
        }
        return new ArrayList<>(list);
    }

    private void declared(String at, List<String> names, SortedMap<String, ColumnDraft> columns) {
        for (String column : names) {
            if (!columns.containsKey(column)) {
                fields.fault(at, "the table has no column " + JsonText.brief(column));
            }
        }
    }
}
