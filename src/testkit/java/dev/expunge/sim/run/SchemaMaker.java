package dev.expunge.sim.run;

import dev.expunge.core.event.RowRef;
import dev.expunge.core.row.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes tables in which the hard things are common: cycles, diamonds, composite keys, several foreign keys on a column; and rows for them. */
final class SchemaMaker {

    static final int KEYS = 5;
    static final int SLUGS = 3;
    private static final String[] ALL = {
        "cascade", "cascade", "cascade", "setNull", "setDefault", "restrict", "noAction"
    };
    private static final String[] MILD = {"cascade", "cascade", "cascade", "setNull", "setDefault"};
    private static final String[] FAST = {"cascade"};

    /** Types of a deletionTime. */
    private static final String[] STAMPS = {
        "timestamp", "double", "integer", "integer", "integer", "integer", "integer", "integer"
    };

    private final Random random;
    private final String[] actions;
    private final boolean mayCycle;
    private final Map<String, List<String>> keys = new LinkedHashMap<>();

    SchemaMaker(Random random) {
        this.random = random;
        int mood = random.nextInt(10);
        this.actions = mood < 5 ? ALL : mood < 8 ? MILD : FAST;
        this.mayCycle = random.nextBoolean();
    }

    Map<String, @Nullable Object> tables() {
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            keys.put("t" + i, random.nextInt(6) == 0 ? List.of("id", "part") : List.of("id"));
        }
        Map<String, @Nullable Object> tables = new LinkedHashMap<>();
        keys.keySet().forEach(name -> tables.put(name, table(name, random.nextInt(12) > 0)));
        return tables;
    }

    /** The definition of one of the tables, made anew: the same key, other foreign keys. */
    Map<String, Object> table(String name, boolean stampable) {
        Map<String, Object> columns = new TreeMap<>();
        keys(name).forEach(column -> columns.put(column, "string"));
        columns.put("slug", "string");
        for (int i = 0; i < 3; i++) {
            columns.put("r" + i, column());
        }
        if (stampable) {
            columns.put("deletionTime", STAMPS[random.nextInt(STAMPS.length)]);
        }
        Map<String, Object> indexes = new TreeMap<>();
        List<Object> foreignKeys = new ArrayList<>();
        int wanted = random.nextInt(4);
        for (int i = 0; i < wanted; i++) {
            foreignKey(name, foreignKeys, indexes);
        }
        Map<String, Object> table = new TreeMap<>(
                Map.of("key", keys(name), "columns", columns, "indexes", indexes, "foreignKeys", foreignKeys));
        if (random.nextInt(4) == 0 && columns.containsKey("deletionTime")) {
            table.put(
                    "deletion",
                    random.nextBoolean() ? Map.of("mode", "soft") : Map.of("mode", "scheduled", "delayMs", 500));
        }
        return table;
    }

    /** A row's columns: it references what may be there, and now and then what may not. */
    SortedMap<String, Value> columns(RowRef row) {
        SortedMap<String, Value> columns = new TreeMap<>();
        if (isComposite(row.table())) {
            String[] parts = row.key().split("\"", -1);
            columns.put("id", new Value.Text(parts[1]));
            columns.put("part", new Value.Text(parts[3]));
        } else {
            columns.put("id", new Value.Text(row.key()));
        }
        if (random.nextInt(4) > 0) {
            columns.put("slug", new Value.Text("s" + random.nextInt(SLUGS)));
        }
        for (int i = 0; i < 3; i++) {
            int kind = random.nextInt(12);
            if (kind < 9) {
                columns.put("r" + i, new Value.Text("k" + random.nextInt(KEYS)));
            } else if (kind == 9) {
                columns.put("r" + i, new Value.Text("s" + random.nextInt(SLUGS)));
            }
        }
        return columns;
    }

    boolean isComposite(String table) {
        return keys(table).size() > 1;
    }

    private List<String> keys(String name) {
        return keys.getOrDefault(name, List.of("id"));
    }

    private Object column() {
        int kind = random.nextInt(10);
        return kind < 4
                ? Map.of("type", "string", "default", "k" + random.nextInt(KEYS))
                : kind == 4 ? Map.of("type", "string", "default", "k0", "notNull", true) : "string";
    }

    private void foreignKey(String name, List<Object> foreignKeys, Map<String, Object> indexes) {
        List<String> names = List.copyOf(keys.keySet());
        int own = names.indexOf(name);
        int target = mayCycle || own == 0 ? random.nextInt(names.size()) : random.nextInt(own);
        if (!mayCycle && target >= own) {
            return;
        }
        String to = names.get(target);
        boolean bySlug = random.nextInt(5) == 0;
        List<String> referenced = bySlug ? List.of("slug") : keys(to);
        int first = random.nextInt(3);
        List<String> columns = referenced.size() == 1 ? List.of("r" + first) : List.of("r" + first, "slug");
        boolean isTaken = foreignKeys.stream()
                .map(Map.class::cast)
                .anyMatch(known -> columns.equals(known.get("columns"))
                        && Map.of("table", to, "columns", referenced).equals(known.get("references")));
        if (isTaken) {
            return;
        }
        foreignKeys.add(Map.of(
                "columns",
                columns,
                "references",
                Map.of("table", to, "columns", referenced),
                "onDelete",
                actions[random.nextInt(actions.length)]));
        if (random.nextInt(10) > 0) {
            indexes.put("by_" + String.join("_", columns), columns);
        }
    }
}
