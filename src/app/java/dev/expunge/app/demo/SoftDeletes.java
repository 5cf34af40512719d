package dev.expunge.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A soft delete marks rows and can be taken back as a whole. */
final class SoftDeletes {

    private SoftDeletes() {}

    static void thereAndBack(Stage stage) {
        Narrator narrator = stage.narrator();
        narrator.title("Soft delete, and back");
        narrator.tell(
                "Ines Calder's contract is being disputed. A soft delete keeps the rows and stamps a deletionTime on"
                        + " them and on all that depends on them; the shop window lets go of her book.");
        var before = stage.allRows();
        JsonNode status = stage.post(
                "/deletes",
                "{\"table\": \"authors\", \"key\": \"ines\", \"mode\": \"soft\", \"reason\": \"contract disputed\"}");
        stage.expectState(status, "COMPLETED");
        stage.expectCounts(
                status, "{\"softDeleted\":{\"authors\":1,\"books\":2,\"reviews\":2},\"setNull\":{\"windows\":1}}");
        stage.showCounts(status.path("counts"));
        stage.eventually(
                "her rows are stamped, and can still be read",
                () -> stage.rows("books"),
                books -> stamped(books.get("glass")) && stamped(books.get("ferns")) && !stamped(books.get("winter")));
        stage.showRows("books", List.of("title", "author", "deletionTime"));

        narrator.tell("The dispute is settled. A restore puts back exactly what that delete did: the stamps go, and the"
                + " window has its book again.");
        JsonNode restored = stage.post("/deletes/" + status.path("deleteId").asText() + "/restore", "");
        stage.expectState(restored, "RESTORED");
        stage.eventually("every row of every table is as it was before", stage::allRows, all -> all.equals(before));
    }

    static boolean stamped(@org.jspecify.annotations.Nullable JsonNode row) {
        return row != null && row.hasNonNull("deletionTime");
    }
}
