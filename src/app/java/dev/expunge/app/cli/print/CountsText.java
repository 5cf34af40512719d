package dev.expunge.app.cli.print;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Counts of rows by what happened to them. */
final class CountsText {

    private static final Map<String, String> NAMES = Map.of(
            "hardDeleted", "deleted",
            "softDeleted", "stamped",
            "setNull", "set to null",
            "setDefault", "set to default",
            "restored", "restored");

    private CountsText() {}

    /** Kind, table and number; kinds in the order of the answer. */
    static List<List<String>> rows(JsonNode counts) {
        List<List<String>> rows = new ArrayList<>();
        counts.properties()
                .forEach(kind -> kind.getValue()
                        .properties()
                        .forEach(table -> rows.add(List.of(
                                name(kind.getKey()),
                                table.getKey(),
                                String.format("%,d", table.getValue().asLong())))));
        return rows;
    }

    /** What happens to a table's rows, as {@code 3 stamped, 1 set to null}; empty where nothing does. */
    static String of(JsonNode counts, String table) {
        List<String> parts = new ArrayList<>();
        counts.properties().forEach(kind -> {
            long rows = kind.getValue().path(table).asLong();
            if (rows > 0) {
                parts.add(String.format("%,d ", rows) + name(kind.getKey()));
            }
        });
        return String.join(", ", parts);
    }

    /** Rows that have been touched so far. */
    static long total(JsonNode counts) {
        long sum = 0;
        for (JsonNode kind : counts) {
            for (JsonNode rows : kind) {
                sum += rows.asLong();
            }
        }
        return sum;
    }

    private static String name(String kind) {
        return NAMES.getOrDefault(kind, kind);
    }
}
