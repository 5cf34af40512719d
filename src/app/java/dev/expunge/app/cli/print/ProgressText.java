package dev.expunge.app.cli.print;

import com.fasterxml.jackson.databind.JsonNode;

/** Where a delete stands, in a line. */
public final class ProgressText {

    private ProgressText() {}

    public static String of(JsonNode delete, long nowMs) {
        String state = delete.path("state").asText();
        JsonNode dueAt = delete.path("roots").path(0).path("dueAt");
        String due = state.equals("SCHEDULED") && dueAt.isNumber() && dueAt.asLong() > nowMs
                ? "  purge in " + Times.text(dueAt.asLong() - nowMs)
                : "";
        return state
                + String.format(
                        "  %,d named, %,d rows done",
                        delete.path("matched").asLong(), CountsText.total(delete.path("counts")))
                + due;
    }
}
