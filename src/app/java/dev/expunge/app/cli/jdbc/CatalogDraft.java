package dev.expunge.app.cli.jdbc;

import dev.expunge.app.cli.jdbc.DbTable.DbColumn;
import dev.expunge.app.cli.jdbc.DbTable.DbForeignKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Definitions made of the tables of a database, and notes on what is not as it was there. */
final class CatalogDraft {

    private static final Set<String> NEEDS_INDEX = Set.of("cascade", "setNull", "setDefault");

    private final Map<String, DbTable> tables = new LinkedHashMap<>();
    private final Map<String, String> names;
    private final Map<String, Map<String, String>> columns = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    CatalogDraft(List<DbTable> all) {
        for (DbTable table : all) {
            if (table.key().isEmpty()) {
                notes.add(table.name() + ": left out, because it has no primary key");
            } else {
                tables.put(table.name(), table);
            }
        }
        names = Names.ofTables(tables.keySet());
        tables.values()
                .forEach(table -> columns.put(
                        table.name(),
                        Names.ofColumns(
                                table.columns().stream().map(DbColumn::name).toList())));
    }

    /** Definitions by name. */
    Map<String, @Nullable Object> definitions() {
        Map<String, @Nullable Object> definitions = new LinkedHashMap<>();
        tables.values().forEach(table -> definitions.put(name(table), definition(table)));
        return definitions;
    }

    /** To be asked after {@link #definitions}. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    private Map<String, Object> definition(DbTable table) {
        if (!name(table).equals(table.name())) {
            notes.add(table.name() + ": is called " + name(table) + " here");
        }
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put("key", named(table, table.key()));
        definition.put("columns", columns(table));
        List<Map<String, Object>> foreignKeys = foreignKeys(table);
        Map<String, List<String>> indexes = indexes(table, foreignKeys);
        if (!indexes.isEmpty()) {
            definition.put("indexes", indexes);
        }
        if (!foreignKeys.isEmpty()) {
            definition.put("foreignKeys", foreignKeys);
        }
        return definition;
    }

    private Map<String, Object> columns(DbTable table) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (DbColumn column : table.columns()) {
            String name = named(table, List.of(column.name())).get(0);
            if (!name.equals(column.name())) {
                notes.add(table.name() + "." + column.name() + ": is called " + name + " here");
            }
            String note = ColumnTypes.note(column);
            if (note != null) {
                notes.add(table.name() + "." + column.name() + ": " + note);
            }
            String type = type(table, column);
            if (ColumnTypes.isComputed(column, type)) {
                notes.add(table.name() + "." + column.name() + ": has no default here, because " + column.defaultText()
                        + " is computed; write the column always");
            }
            json.put(name, column(column, type));
        }
        return json;
    }

    /** What cannot be in a key goes as text. */
    private static String type(DbTable table, DbColumn column) {
        String type = ColumnTypes.of(column);
        boolean inKey = table.key().contains(column.name());
        return inKey && ColumnTypes.NOT_KEYS.contains(type) ? "string" : type;
    }

    private static Object column(DbColumn column, String type) {
        Object value = ColumnTypes.defaultOf(column, type);
        if (!column.notNull() && value == null) {
            return type;
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", type);
        if (column.notNull()) {
            json.put("notNull", true);
        }
        if (value != null) {
            json.put("default", value);
        }
        return json;
    }

    private List<Map<String, Object>> foreignKeys(DbTable table) {
        List<Map<String, Object>> keys = new ArrayList<>();
        for (DbForeignKey key : table.foreignKeys()) {
            DbTable target = tables.get(key.table());
            if (!key.schema().isEmpty() || target == null) {
                notes.add(table.name() + ": the foreign key " + key.name() + " is left out, because "
                        + (key.schema().isEmpty() ? "" : key.schema() + ".") + key.table() + " is not in this catalog");
                continue;
            }
            Map<String, Object> references = new LinkedHashMap<>();
            references.put("table", name(target));
            if (!key.targets().equals(target.key())) {
                references.put("columns", named(target, key.targets()));
            }
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("columns", named(table, key.columns()));
            json.put("references", references);
            json.put("onDelete", action(table, key));
            keys.add(json);
        }
        return keys;
    }

    /** A key does not change, so there is no default to set in one. */
    private String action(DbTable table, DbForeignKey key) {
        if (key.onDelete().equals("setDefault") && key.columns().stream().anyMatch(table.key()::contains)) {
            notes.add(table.name() + ": the foreign key " + key.name()
                    + " is restrict here, because setDefault would change the key");
            return "restrict";
        }
        return key.onDelete();
    }

    private Map<String, List<String>> indexes(DbTable table, List<Map<String, Object>> foreignKeys) {
        Map<String, String> types = table.columns().stream()
                .collect(Collectors.toMap(DbColumn::name, column -> type(table, column), (a, b) -> a));
        Map<String, String> indexNames = Names.ofColumns(table.indexes().keySet());
        Map<String, List<String>> indexes = new LinkedHashMap<>();
        table.indexes().forEach((name, names) -> {
            if (names.equals(table.key())) {
                return;
            }
            if (names.stream().anyMatch(column -> ColumnTypes.NOT_KEYS.contains(types.getOrDefault(column, "")))) {
                notes.add(table.name() + ": the index " + name + " is left out, because of its columns' types");
                return;
            }
            indexes.put(indexNames.getOrDefault(name, name), named(table, names));
        });
        Set<List<?>> there = new LinkedHashSet<>(indexes.values());
        there.add(named(table, table.key()));
        for (Map<String, Object> key : foreignKeys) {
            List<String> wanted = strings(key.get("columns"));
            if (NEEDS_INDEX.contains(String.valueOf(key.get("onDelete")))
                    && there.stream().noneMatch(index -> begins(index, wanted))) {
                String name = "by_" + String.join("_", wanted);
                indexes.put(name.length() <= 63 ? name : name.substring(0, 63), wanted);
                there.add(wanted);
                notes.add(table.name() + ": has an index " + name + " here, which " + key.get("onDelete") + " needs");
            }
        }
        return indexes;
    }

    private static boolean begins(List<?> index, List<String> columns) {
        return index.size() >= columns.size()
                && index.subList(0, columns.size()).equals(columns);
    }

    private static List<String> strings(@Nullable Object list) {
        return list instanceof List<?> all ? all.stream().map(String::valueOf).toList() : List.of();
    }

    private String name(DbTable table) {
        return names.getOrDefault(table.name(), table.name());
    }

    private List<String> named(DbTable table, List<String> all) {
        Map<String, String> fitting = columns.getOrDefault(table.name(), Map.of());
        return all.stream().map(column -> fitting.getOrDefault(column, column)).toList();
    }
}
