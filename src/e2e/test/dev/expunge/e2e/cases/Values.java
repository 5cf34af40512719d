package dev.expunge.e2e.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares what stands in cases with what stands in answers. */
final class Values {

    private Values() {}

    /** Null and absent are the same, and so are a number and the same number of another Java type. */
    static boolean same(@Nullable JsonNode a, @Nullable JsonNode b) {
        boolean noA = a == null || a.isNull() || a.isMissingNode();
        boolean noB = b == null || b.isNull() || b.isMissingNode();
        if (a == null || b == null || noA || noB) {
            return noA && noB;
        }
        if (a.isNumber() && b.isNumber()) {
            return a.decimalValue().compareTo(b.decimalValue()) == 0;
        }
        return a.equals(b);
    }

    /** What is said of each item, in order of the text. */
    static List<String> sorted(JsonNode items, Function<JsonNode, String> said) {
        List<String> all = new ArrayList<>();
        items.forEach(item -> all.add(said.apply(item)));
        all.sort(null);
        return all;
    }

    static Set<String> set(JsonNode items, Function<JsonNode, String> said) {
        return new TreeSet<>(sorted(items, said));
    }

    /** Fields in order, without those that have no value. */
    static String canonical(JsonNode row) {
        TreeMap<String, JsonNode> columns = new TreeMap<>();
        row.properties().forEach(column -> {
            if (!column.getValue().isNull()) {
                columns.put(column.getKey(), column.getValue());
            }
        });
        return columns.toString();
    }

    /** Counts above 0 by kind and table. */
    static ObjectNode counts(JsonNode counts) {
        ObjectNode kinds = JsonNodeFactory.instance.objectNode();
        counts.properties()
                .forEach(kind -> kind.getValue().properties().forEach(table -> {
                    if (table.getValue().asLong() != 0) {
                        kinds.withObjectProperty(kind.getKey())
                                .put(table.getKey(), table.getValue().asLong());
                    }
                }));
        return kinds;
    }
}
