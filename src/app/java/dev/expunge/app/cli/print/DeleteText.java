package dev.expunge.app.cli.print;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A delete's status for people. */
public final class DeleteText {

    private static final int SHOWN = 10;

    private DeleteText() {}

    /** All of it. */
    public static void show(Screen screen, JsonNode delete) {
        field(screen, "Delete", delete.path("deleteId").asText());
        String state = delete.path("state").asText();
        field(screen, "State", screen.styled(Style.of(state), state));
        field(screen, "Table", delete.path("table").asText());
        field(screen, "Mode", mode(delete));
        field(screen, "Rows named", String.format("%,d", delete.path("matched").asLong()));
        optional(screen, delete, "requestId", "Request id");
        optional(screen, delete, "reason", "Reason");
        optional(screen, delete, "requestedBy", "Requested by");
        optional(screen, delete, "supersededBy", "Superseded by");
        if (!state.equals("SCHEDULED") || delete.path("waitsFor").asText().equals("SCHEDULER")) {
            optional(screen, delete, "waitsForDetail", "Waits for");
        }
        field(screen, "Requested", Times.at(delete.path("requestedAt").asLong()));
        if (state.equals("SCHEDULED")) {
            dueAt(screen, delete.path("roots"));
        }
        List<List<String>> counts = CountsText.rows(delete.path("counts"));
        if (!counts.isEmpty()) {
            screen.line("");
            screen.table(List.of("EFFECT", "TABLE", "ROWS"), counts);
        }
        skipped(screen, delete.path("skipped"));
        refusal(screen, delete.path("error"));
        blockers(screen, delete);
    }

    private static String mode(JsonNode delete) {
        long delay = delete.path("delayMs").asLong();
        String mode = delete.path("mode").asText("unknown");
        return mode + (mode.equals("scheduled") ? " in " + Times.text(delay) : "")
                + (delete.path("execution").asText("sync").equals("async") ? ", in pages" : "")
                + " (from the " + delete.path("modeFrom").asText("request") + ")";
    }

    private static void dueAt(Screen screen, JsonNode roots) {
        long first = Long.MAX_VALUE;
        for (JsonNode root : roots) {
            first = root.path("dueAt").isNumber()
                    ? Math.min(first, root.path("dueAt").asLong())
                    : first;
        }
        if (first < Long.MAX_VALUE) {
            field(screen, "Purge due", Times.at(first));
        }
    }

    private static void skipped(Screen screen, JsonNode skipped) {
        List<List<String>> rows = new ArrayList<>();
        skipped.forEach(row -> rows.add(List.of(
                row.path("table").asText() + "/" + row.path("key").asText(),
                row.path("reason").asText())));
        limited(screen, List.of("LEFT ALONE", "REASON"), rows, rows.size());
    }

    private static void refusal(Screen screen, JsonNode error) {
        if (error.isObject()) {
            screen.line("");
            screen.line(screen.styled(Style.BAD, error.path("code").asText()) + ": "
                    + error.path("detail").asText());
        }
    }

    /** The rows that are in the way; nothing where there are none. */
    public static void blockers(Screen screen, JsonNode answer) {
        List<List<String>> rows = new ArrayList<>();
        answer.path("blockers")
                .forEach(row -> rows.add(List.of(
                        row.path("table").asText() + "/" + row.path("key").asText(),
                        row.path("references").path("table").asText() + "/"
                                + row.path("references").path("key").asText(),
                        row.path("foreignKey").asText())));
        limited(
                screen,
                List.of("IN THE WAY", "REFERENCES", "FOREIGN KEY"),
                rows,
                answer.path("blockerCount").asLong());
    }

    private static void limited(Screen screen, List<String> header, List<List<String>> rows, long all) {
        if (rows.isEmpty()) {
            return;
        }
        screen.line("");
        screen.table(header, rows.subList(0, Math.min(SHOWN, rows.size())));
        if (all > SHOWN) {
            screen.line(String.format("and %,d more; see them with -o json", all - SHOWN));
        }
    }

    private static void optional(Screen screen, JsonNode delete, String name, String label) {
        if (delete.path(name).isTextual()) {
            field(screen, label, delete.path(name).asText());
        }
    }

    private static void field(Screen screen, String label, String value) {
        screen.line(String.format("%-15s", label + ":") + value);
    }
}
