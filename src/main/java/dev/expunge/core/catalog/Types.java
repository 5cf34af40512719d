package dev.expunge.core.catalog;

import dev.expunge.core.catalog.Column.BaseType;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The base types of all columns: {@code id(t)} has the type of the one key column of t, which may be an id again. */
final class Types {

    static final String NAMES = "string, integer, double, boolean, timestamp, json, id(<table>)";

    private static final Map<String, BaseType> SIMPLE = simpleTypes();

    private final Catalog current;
    private final Drafts drafts;
    private final IdTypes ids;
    private final Map<String, Map<String, BaseType>> found = new HashMap<>();

    private Types(Catalog current, Drafts drafts, Faults faults) {
        this.current = current;
        this.drafts = drafts;
        this.ids = new IdTypes(drafts, faults);
    }

    /**
     * Types that cannot be found become faults. Adds to the drafts every table that references what a change alters: its
     * types and foreign keys may be others or faulty now. A type can change from table to table, along {@code id(t)}.
     */
    static Types of(Catalog current, Drafts drafts, Faults faults) {
        Types types = new Types(current, drafts, faults);
        Deque<String> left = new ArrayDeque<>(drafts.changed());
        while (!left.isEmpty()) {
            String name = left.removeFirst();
            types.find(name);
            for (ForeignKey disturbed : types.disturbed(name)) {
                Table referrer = current.table(disturbed.table());
                if (referrer != null && drafts.recheck(referrer)) {
                    left.addLast(referrer.name());
                }
            }
        }
        return types;
    }

    /** Null where the table has no such column or its type is at fault. */
    @Nullable
    BaseType of(String table, String column) {
        Map<String, BaseType> checked = found.get(table);
        if (checked != null) {
            return checked.get(column);
        }
        Table same = drafts.isChanged(table) ? null : current.table(table);
        Column known = same == null ? null : same.columns().get(column);
        return known == null ? null : known.type();
    }

    static @Nullable BaseType simple(String name) {
        return SIMPLE.get(name);
    }

    private void find(String name) {
        TableDraft table = drafts.all().get(name);
        if (table == null) {
            return;
        }
        String at = Pointer.to(Pointer.table(name), "columns");
        Map<String, BaseType> columns = new HashMap<>();
        table.columns().forEach((column, spec) -> {
            BaseType type = ids.follow(name, Pointer.to(Pointer.to(at, column), "type"), spec.type());
            if (type != null) {
                columns.put(column, type);
            }
        });
        found.put(name, columns);
    }

    /** The foreign keys to this table whose target is not what it was. */
    private List<ForeignKey> disturbed(String name) {
        Table old = current.table(name);
        if (old == null) {
            return List.of();
        }
        Set<String> altered = old.columns().values().stream()
                .filter(column -> of(name, column.name()) != column.type())
                .map(Column::name)
                .collect(Collectors.toSet());
        Parent now = drafts.find(name);
        boolean otherKey = now == null || !now.key().equals(old.key());
        if (altered.isEmpty() && !otherKey) {
            return List.of();
        }
        return old.references().incoming().stream()
                .filter(key -> !Collections.disjoint(altered, key.target().columns())
                        || (otherKey && key.target().columns().equals(old.key())))
                .toList();
    }

    private static Map<String, BaseType> simpleTypes() {
        Map<String, BaseType> types = new HashMap<>();
        for (BaseType type : BaseType.values()) {
            types.put(type.name().toLowerCase(Locale.ROOT), type);
        }
        return Map.copyOf(types);
    }
}
