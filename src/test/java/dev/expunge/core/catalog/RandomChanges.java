package dev.expunge.core.catalog;

import static dev.expunge.core.storage.Seeded.oneOf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Changes of a few tables that reference each other in all ways, most of them without faults. */
final class RandomChanges {

    private static final List<String> TABLES = List.of("a", "b", "c", "d", "e", "f", "g", "h");
    private static final List<String> COLUMNS = List.of("id", "u", "v", "w");
    private static final List<String> SIMPLE =
            List.of("string", "string", "string", "string", "string", "integer", "json");
    private static final List<String> ACTIONS = List.of("cascade", "setNull", "setDefault", "restrict", "noAction");

    private final Random random;
    private List<String> targets = TABLES;

    RandomChanges(Random random) {
        this.random = random;
    }

    /** @param current what references mostly lead to */
    Map<String, @Nullable Object> next(Catalog current) {
        targets = current.tables().isEmpty() || chance(6)
                ? TABLES
                : List.copyOf(current.tables().keySet());
        Map<String, @Nullable Object> change = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            change.put(oneOf(random, TABLES), chance(5) ? null : chance(60) ? "garbage" : table());
        }
        return change;
    }

    private Map<String, Object> table() {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("id", column());
        for (String column : COLUMNS) {
            if (random.nextBoolean()) {
                columns.putIfAbsent(column, column());
            }
        }
        Map<String, Object> table = new LinkedHashMap<>(Map.of("columns", columns));
        List<String> names = List.copyOf(columns.keySet());
        if (chance(8)) {
            table.put("key", some(names));
        }
        if (chance(2)) {
            table.put("indexes", Map.of("i", some(names), "j", some(names)));
        }
        List<Object> foreignKeys = new ArrayList<>();
        while (chance(2)) {
            foreignKeys.add(foreignKey(names));
        }
        table.put("foreignKeys", foreignKeys);
        if (chance(6)) {
            table.put("deletion", Map.of("mode", "soft"));
        }
        return table;
    }

    private Object column() {
        String type = chance(3) ? "id(" + oneOf(random, targets) + ")" : oneOf(random, SIMPLE);
        if (chance(3)) {
            return type;
        }
        Map<String, Object> column = new LinkedHashMap<>(Map.of("type", type, "notNull", chance(4)));
        if (chance(6)) {
            column.put("default", chance(8) ? (Object) 7L : "x");
        }
        return column;
    }

    private Map<String, Object> foreignKey(List<String> columns) {
        Map<String, Object> references = new LinkedHashMap<>(Map.of("table", oneOf(random, targets)));
        List<String> from = some(columns);
        if (chance(2)) {
            references.put("columns", from.size() == 1 ? List.of(chance(2) ? "id" : oneOf(random, COLUMNS)) : from);
        }
        return Map.of("columns", from, "references", references, "onDelete", oneOf(random, ACTIONS));
    }

    private List<String> some(List<String> columns) {
        TreeSet<String> some = new TreeSet<>(List.of(oneOf(random, columns)));
        while (chance(5)) {
            some.add(oneOf(random, columns));
        }
        return List.copyOf(some);
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }
}
