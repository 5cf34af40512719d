package dev.expunge.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Deletes that happen later: one is called off, one runs out. */
final class ScheduledDeletes {

    private static final long DELAY_MS = 8_000;
    private static final long PURGE_LIMIT_MS = 30_000;

    private ScheduledDeletes() {}

    static void fromStampToEnd(Stage stage) {
        Narrator narrator = stage.narrator();
        narrator.title("Delete later");
        narrator.tell(
                "Teodor and Lena have asked to be forgotten. Their rows are soft-deleted now and go for good after a"
                        + " delay; 8 seconds here, 30 days in real life.");
        String teodor = schedule(stage, "teodor");
        String lena = schedule(stage, "lena");
        stage.eventually(
                "their rows are stamped",
                () -> stage.rows("authors"),
                authors -> SoftDeletes.stamped(authors.get("teodor")) && SoftDeletes.stamped(authors.get("lena")));
        stage.showRows("authors", List.of("name", "deletionTime"));
        narrator.tell("What waits can be listed: a trash can with dates.");
        showTrash(stage);
        callOff(stage, teodor);
        runOut(stage, lena);
        audit(stage, lena);
    }

    private static String schedule(Stage stage, String author) {
        JsonNode status = stage.post(
                "/deletes",
                "{\"table\": \"authors\", \"key\": \"" + author + "\", \"mode\": \"scheduled\", \"delayMs\": "
                        + DELAY_MS + "}");
        stage.expectState(status, "SCHEDULED");
        return status.path("deleteId").asText();
    }

    private static void showTrash(Stage stage) {
        JsonNode trash = stage.get("/deletes?state=SCHEDULED");
        List<List<String>> lines = new ArrayList<>();
        trash.path("deletes")
                .forEach(delete -> delete.path("roots")
                        .forEach(root -> lines.add(List.of(
                                delete.path("deleteId").asText(),
                                delete.path("table").asText() + "/"
                                        + root.path("key").asText(),
                                AuditLines.time(root.path("dueAt").asLong())))));
        stage.narrator().table(List.of("delete", "row", "goes at"), lines);
        stage.expect("the number of deletes that wait", "2", Integer.toString(lines.size()));
    }

    private static void callOff(Stage stage, String delete) {
        Narrator narrator = stage.narrator();
        narrator.title("One of them changes his mind");
        narrator.tell("Cancelling drops the timer, a restore brings the rows back. Writing the row's deletionTime would"
                + " do the same: a timer only fires for the very stamp it was made for.");
        JsonNode cancelled = stage.post("/deletes/" + delete + "/cancel", "");
        stage.expectState(cancelled, "CANCELLED");
        JsonNode restored = stage.post("/deletes/" + delete + "/restore", "");
        stage.expectState(restored, "RESTORED");
        stage.eventually(
                "Teodor, his book and its review are back",
                stage::allRows,
                all -> all.values().stream()
                        .flatMap(rows -> rows.entrySet().stream())
                        .filter(row -> List.of("teodor", "lanterns", "r7").contains(row.getKey()))
                        .noneMatch(row -> SoftDeletes.stamped(row.getValue())));
    }

    private static void runOut(Stage stage, String delete) {
        Narrator narrator = stage.narrator();
        narrator.title("The other one's time runs out");
        narrator.tell(
                "Nothing to do but wait. At the time set, never before, the rows are looked at once more and go.");
        narrator.call("GET", "/deletes/" + delete, List.of());
        JsonNode status = stage.eventually(
                "the delete is complete",
                PURGE_LIMIT_MS,
                () -> Stage.ok("GET", stage.http().get("/deletes/" + delete)),
                seen -> "COMPLETED".equals(seen.path("state").asText()));
        stage.showCounts(status.path("counts"));
        stage.expectCounts(
                status,
                "{\"softDeleted\":{\"authors\":1,\"books\":2,\"reviews\":1},\"hardDeleted\":{\"authors\":1,\"books\":2,\"reviews\":1}}");
        long earlyMs = status.path("requestedAt").asLong()
                + DELAY_MS
                - status.path("updatedAt").asLong();
        stage.expect("the purge before its time", "false", Boolean.toString(earlyMs > 0));
        stage.eventually(
                "Lena is gone, " + -earlyMs + " ms after the time set; Teodor is still here",
                () -> stage.rows("authors").keySet(),
                authors -> !authors.contains("lena") && authors.contains("teodor"));
    }

    private static void audit(Stage stage, String delete) {
        Narrator narrator = stage.narrator();
        narrator.title("Who did what, and when");
        narrator.tell("Everything that was asked, decided and done is on record, in the same transaction as the deed.");
        JsonNode audit = stage.get("/deletes/" + delete + "/audit");
        List<List<String>> lines = new ArrayList<>();
        audit.path("events").forEach(event -> lines.add(AuditLines.of(event)));
        narrator.table(List.of("time", "event", "about"), lines);
        List<String> types = lines.stream().map(line -> line.get(1)).toList();
        stage.expect("COMPLETED among the audit events", "true", Boolean.toString(types.contains("COMPLETED")));
        narrator.checked(lines.size() + " events, from the request to the end");
    }
}
