package dev.expunge.core.catalog;

import dev.expunge.core.catalog.Column.BaseType;
import dev.expunge.core.catalog.TableDraft.ColumnDraft;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The base types of all columns: {@code id(t)} has the type of the one key column of t, which may be an id again. */
final class Types {

    static final String NAMES = "string, integer, double, boolean, timestamp, json, id(<table>)";

    private static final Map<String, BaseType> SIMPLE = simpleTypes();

    private final Map<String, Map<String, BaseType>> found = new HashMap<>();

    private Types() {}

    /** Types that cannot be found become faults. */
    static Types of(Drafts drafts, Faults faults) {
        Types types = new Types();
        for (TableDraft table : drafts.all().values()) {
            Map<String, BaseType> columns = new HashMap<>();
            table.columns().forEach((column, spec) -> {
                BaseType type = resolve(drafts, table.name(), column, faults);
                if (type != null) {
                    columns.put(column, type);
                }
            });
            types.found.put(table.name(), columns);
        }
        return types;
    }

    /** Null where the table has no such column or its type is at fault. */
    @Nullable
    BaseType of(String table, String column) {
        return found.getOrDefault(table, Map.of()).get(column);
    }

    static @Nullable BaseType simple(String name) {
        return SIMPLE.get(name);
    }

    private static @Nullable BaseType resolve(Drafts drafts, String table, String column, Faults faults) {
        String at = Pointer.to(Pointer.to(Pointer.to(Pointer.table(table), "columns"), column), "type");
        Set<String> seen = new HashSet<>();
        String type = type(drafts.all().get(table), column);
        while (type != null && !SIMPLE.containsKey(type)) {
            String name = Names.idTarget(type);
            TableDraft target = name == null ? null : drafts.target(table, at, name);
            // A table without a key has a fault of its own.
            if (target == null || target.key().isEmpty()) {
                return null;
            }
            if (target.key().size() != 1) {
                faults.add(at, type + " needs a table with one key column: " + name + " has " + target.key());
                return null;
            }
            if (!seen.add(target.name())) {
                faults.add(at, type + " leads back to itself");
                return null;
            }
            type = type(target, target.key().get(0));
        }
        return type == null ? null : SIMPLE.get(type);
    }

    private static @Nullable String type(@Nullable TableDraft table, String column) {
        ColumnDraft spec = table == null ? null : table.columns().get(column);
        return spec == null ? null : spec.type();
    }

    private static Map<String, BaseType> simpleTypes() {
        Map<String, BaseType> types = new HashMap<>();
        for (BaseType type : BaseType.values()) {
            types.put(type.name().toLowerCase(Locale.ROOT), type);
        }
        return Map.copyOf(types);
    }
}
