package dev.expunge.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tables are declared and rows loaded. */
final class Opening {

    /** One of the definitions, broken into lines. */
    private static final List<String> SHOWN = List.of(
            "{\"tables\": {\"books\": {",
            "    \"columns\": {\"id\": \"string\", \"title\": \"string\", \"author\": \"id(authors)\", \"deletionTime\": \"timestamp\"},",
            "    \"indexes\": {\"by_author\": [\"author\"]},",
            "    \"foreignKeys\": [{\"columns\": [\"author\"], \"references\": {\"table\": \"authors\"}, \"onDelete\": \"cascade\"}]},",
            "  and four more like it}}");

    private Opening() {}

    static void declareTables(Stage stage) {
        Narrator narrator = stage.narrator();
        narrator.title("Say what your tables are");
        narrator.tell("A bookshop: authors have books, books have reviews, orders and places in the shop windows."
                + " Each reference says what a delete is to do with it: cascade (go along), restrict (stand in the way)"
                + " or setNull (let go).");
        List<String> definitions = Bookshop.tables().entrySet().stream()
                .map(table -> "  \"" + table.getKey() + "\": " + table.getValue())
                .toList();
        String body = "{\"tables\": {\n" + String.join(",\n", definitions) + "\n}}";
        narrator.call("PUT", "/catalog", SHOWN);
        JsonNode answer = Stage.ok("PUT /catalog", stage.http().put("/catalog", body));
        stage.expect(
                "the number of warnings",
                "0",
                Integer.toString(answer.path("warnings").size()));
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("books.author", "authors", "cascade"));
        lines.add(List.of("reviews.book", "books", "cascade"));
        lines.add(List.of("orders.book", "books", "restrict"));
        lines.add(List.of("windows.book", "books", "setNull"));
        narrator.table(List.of("reference", "to", "when the parent is deleted"), lines);
        narrator.checked(Bookshop.tables().size() + " tables are known, no warnings");
    }

    static void loadRows(Stage stage) {
        Narrator narrator = stage.narrator();
        narrator.title("Load some rows");
        narrator.tell("Rows come over HTTP as here, one JSON object a line, or straight from a Kafka topic.");
        Map<String, List<String>> rows = Bookshop.rows();
        rows.forEach((table, lines) -> {
            String path = "/tables/" + table + "/rows";
            JsonNode answer = Stage.ok("POST " + path, stage.http().postLines(path, String.join("\n", lines)));
            stage.expect(
                    "the rows written to " + table,
                    Integer.toString(lines.size()),
                    answer.path("written").asText());
        });
        narrator.call(
                "POST",
                "/tables/authors/rows",
                rows.getOrDefault("authors", List.of()).subList(0, 2));
        narrator.table(
                List.of("table", "rows"),
                rows.entrySet().stream()
                        .map(table -> List.of(
                                table.getKey(),
                                Integer.toString(table.getValue().size())))
                        .toList());
        stage.eventually(
                "all rows can be read back",
                stage::allRows,
                all -> all.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, table -> table.getValue().size()))
                        .equals(rows.entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey,
                                        table -> table.getValue().size()))));
    }
}
