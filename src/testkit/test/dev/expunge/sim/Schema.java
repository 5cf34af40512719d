package dev.expunge.sim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Table definitions in short. Every table has the columns id (its key), slug and deletionTime; a reference is written
 * {@code author -> users cascade} or {@code author -> users.slug setDefault k9}, and is indexed unless it ends in {@code !}.
 */
final class Schema {

    private static final Pattern REFERENCE = Pattern.compile("(\\w+) -> (\\w+)(?:\\.(\\w+))? (\\w+)(?: (\\w+))?( !)?");

    final Map<String, @Nullable Object> tables = new LinkedHashMap<>();

    Schema table(String name, String... references) {
        Map<String, Object> columns =
                new TreeMap<>(Map.<String, Object>of("id", "string", "slug", "string", "deletionTime", "integer"));
        Map<String, Object> indexes = new TreeMap<>();
        List<Object> foreignKeys = new ArrayList<>();
        for (String reference : references) {
            Matcher parts = REFERENCE.matcher(reference);
            if (!parts.matches()) {
                throw new IllegalArgumentException("no reference: " + reference);
            }
            String column = parts.group(1);
            String fallback = parts.group(5);
            columns.put(column, fallback == null ? "string" : Map.of("type", "string", "default", fallback));
            if (parts.group(6) == null) {
                indexes.put("by_" + column, List.of(column));
            }
            String target = parts.group(3);
            Map<String, Object> to = target == null
                    ? Map.of("table", parts.group(2))
                    : Map.of("table", parts.group(2), "columns", List.of(target));
            foreignKeys.add(Map.of("columns", List.of(column), "references", to, "onDelete", parts.group(4)));
        }
        tables.put(name, Map.of("columns", columns, "indexes", indexes, "foreignKeys", foreignKeys));
        return this;
    }
}
