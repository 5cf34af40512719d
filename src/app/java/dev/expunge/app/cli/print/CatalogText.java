package dev.expunge.app.cli.print;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Table definitions for people. */
public final class CatalogText {

    private CatalogText() {}

    /** @param tables definitions by name */
    public static void tables(Screen screen, JsonNode tables) {
        if (tables.isEmpty()) {
            screen.line("None. Add some: expunge catalog apply FILE");
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        tables.properties()
                .forEach(table -> rows.add(List.of(
                        table.getKey(),
                        tableKey(table.getValue()),
                        Integer.toString(table.getValue().path("columns").size()),
                        deletion(table.getValue().path("deletion")),
                        keys(table.getValue().path("foreignKeys")))));
        screen.table(List.of("TABLE", "KEY", "COLUMNS", "DELETION", "FOREIGN KEYS"), rows);
    }

    /** One table. */
    public static void columns(Screen screen, JsonNode table) {
        List<List<String>> rows = new ArrayList<>();
        table.path("columns")
                .properties()
                .forEach(column -> rows.add(List.of(
                        column.getKey(),
                        column.getValue().path("type").asText(column.getValue().asText()),
                        column.getValue().path("notNull").asBoolean() ? "not null" : "",
                        column.getValue().has("default")
                                ? column.getValue().path("default").toString()
                                : "")));
        screen.table(List.of("COLUMN", "TYPE", "NULL", "DEFAULT"), rows);
        screen.line("");
        screen.line("Key:      " + tableKey(table));
        screen.line("Deletion: " + deletion(table.path("deletion")));
        table.path("indexes")
                .properties()
                .forEach(index -> screen.line("Index:    " + index.getKey() + " (" + names(index.getValue()) + ")"));
        table.path("foreignKeys").forEach(key -> screen.line("Foreign:  " + key(key)));
    }

    private static String keys(JsonNode keys) {
        List<String> texts = new ArrayList<>();
        keys.forEach(key -> texts.add(key(key)));
        return String.join("; ", texts);
    }

    private static String key(JsonNode key) {
        return names(key.path("columns")) + " -> "
                + key.path("references").path("table").asText() + " "
                + key.path("onDelete").asText("noAction");
    }

    private static String deletion(JsonNode deletion) {
        String mode = deletion.path("mode").asText("hard");
        return mode.equals("scheduled")
                ? mode + " " + Times.text(deletion.path("delayMs").asLong())
                : mode;
    }

    /** A key that is not said is {@code id}. */
    private static String tableKey(JsonNode table) {
        return table.has("key") ? names(table.path("key")) : "id";
    }

    private static String names(JsonNode names) {
        if (names.isTextual()) {
            return names.asText();
        }
        List<String> texts = new ArrayList<>();
        names.forEach(name -> texts.add(name.asText()));
        return String.join(", ", texts);
    }
}
