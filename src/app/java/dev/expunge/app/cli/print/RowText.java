package dev.expunge.app.cli.print;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Rows of a table for people. Null columns are empty. */
public final class RowText {

    private RowText() {}

    /** Column by column. */
    public static void one(Screen screen, JsonNode row) {
        List<List<String>> cells = new ArrayList<>();
        row.properties().forEach(column -> cells.add(List.of(column.getKey(), text(column.getValue()))));
        screen.table(List.of("COLUMN", "VALUE"), cells);
    }

    /** @param rows by key */
    public static void many(Screen screen, JsonNode rows) {
        if (rows.isEmpty()) {
            screen.line("None.");
            return;
        }
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> row.fieldNames().forEachRemaining(columns::add));
        List<List<String>> cells = new ArrayList<>();
        rows.properties().forEach(row -> {
            List<String> line = new ArrayList<>(List.of(row.getKey()));
            columns.forEach(column -> line.add(text(row.getValue().path(column))));
            cells.add(line);
        });
        List<String> header = new ArrayList<>(List.of("KEY"));
        header.addAll(columns);
        screen.table(header, cells);
    }

    private static String text(JsonNode value) {
        return value.isContainerNode() ? value.toString() : value.asText();
    }
}
