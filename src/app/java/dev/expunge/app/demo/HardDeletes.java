package dev.expunge.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** Deletes for good: looked at beforehand, carried out, and refused. */
final class HardDeletes {

    private static final String MIRA = "{\"table\": \"authors\", \"key\": \"mira\"}";
    private static final String MIRA_COUNTS =
            "{\"hardDeleted\":{\"authors\":1,\"books\":2,\"reviews\":3},\"setNull\":{\"windows\":1}}";

    private HardDeletes() {}

    static void preview(Stage stage) {
        Narrator narrator = stage.narrator();
        narrator.title("Ask first: what would go?");
        narrator.tell(
                "Mira Okafor wants her books taken down. A preview counts what a delete would touch and changes nothing.");
        var before = stage.allRows();
        JsonNode preview = stage.post("/deletes/preview", MIRA);
        stage.showCounts(preview.path("counts"));
        stage.expectCounts(preview, MIRA_COUNTS);
        stage.expect(
                "the number of blockers",
                "0",
                Integer.toString(preview.path("blockers").size()));
        stage.expect(
                "the rows after a preview", before.toString(), stage.allRows().toString());
        narrator.checked("nothing has changed");
    }

    static void cascade(Stage stage) {
        Narrator narrator = stage.narrator();
        narrator.title("Delete for good, with all that depends on it");
        narrator.tell("The same request as a delete. It is decided as a whole: all of these rows or none. Children go"
                + " before their parents, so nobody ever sees a book without its author.");
        JsonNode status = stage.post("/deletes", MIRA);
        stage.expectState(status, "COMPLETED");
        stage.showCounts(status.path("counts"));
        stage.expectCounts(status, MIRA_COUNTS);
        stage.eventually(
                "Mira, her two books and their three reviews are gone",
                stage::allRows,
                all -> !at(all, "authors").contains("mira")
                        && at(all, "books").equals(Set.of("winter", "glass", "ferns", "lanterns", "tide", "copper"))
                        && at(all, "reviews").equals(Set.of("r4", "r5", "r6", "r7", "r8")));
        stage.eventually(
                "the front window is still there and shows no book",
                () -> stage.rows("windows"),
                windows -> windows.containsKey("front") && !windows.get("front").hasNonNull("book"));
    }

    static void blocked(Stage stage) {
        Narrator narrator = stage.narrator();
        narrator.title("A delete that must not happen");
        narrator.tell("Jonas Thule has a book that a customer has ordered, and orders restrict. The delete is blocked,"
                + " says by what, and leaves everything as it was.");
        var before = stage.allRows();
        JsonNode status = stage.post("/deletes", "{\"table\": \"authors\", \"key\": \"jonas\"}");
        stage.expectState(status, "BLOCKED");
        stage.expect(
                "the error",
                "FOREIGN_KEY_RESTRICT",
                status.path("error").path("code").asText());
        List<List<String>> blockers = new ArrayList<>();
        status.path("blockers")
                .forEach(blocker -> blockers.add(List.of(
                        blocker.path("table").asText() + "/"
                                + blocker.path("key").asText(),
                        blocker.path("references").path("table").asText() + "/"
                                + blocker.path("references").path("key").asText(),
                        blocker.path("foreignKey").asText())));
        narrator.table(List.of("blocked by", "which needs", "foreign key"), blockers);
        stage.expect(
                "the blocker",
                "[orders/o1]",
                blockers.stream().map(line -> line.get(0)).toList().toString());
        stage.expect(
                "the rows after a blocked delete",
                before.toString(),
                stage.allRows().toString());
        narrator.checked("state BLOCKED, and not one row has changed");
    }

    private static Set<String> at(Map<String, SortedMap<String, JsonNode>> all, String table) {
        return all.getOrDefault(table, Collections.emptySortedMap()).keySet();
    }
}
