package dev.expunge.app.cli.print;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Deletes under each other. */
public final class TrashText {

    private TrashText() {}

    /** @param nowMs to say how long a purge is away */
    public static void show(Screen screen, JsonNode deletes, long nowMs) {
        if (deletes.isEmpty()) {
            screen.line("None.");
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        deletes.forEach(delete -> rows.add(List.of(
                delete.path("deleteId").asText(),
                delete.path("table").asText(),
                keys(delete.path("roots")),
                delete.path("state").asText(),
                delete.path("state").asText().equals("SCHEDULED") ? due(delete.path("roots"), nowMs) : "-",
                Times.at(delete.path("requestedAt").asLong()),
                delete.path("reason").asText(""))));
        screen.table(List.of("ID", "TABLE", "ROWS", "STATE", "PURGE", "REQUESTED", "REASON"), rows);
    }

    private static String keys(JsonNode roots) {
        return switch (roots.size()) {
            case 0 -> "-";
            case 1 -> roots.get(0).path("key").asText();
            default -> roots.get(0).path("key").asText() + " and " + (roots.size() - 1) + " more";
        };
    }

    private static String due(JsonNode roots, long nowMs) {
        JsonNode dueAt = roots.path(0).path("dueAt");
        if (!dueAt.isNumber()) {
            return "-";
        }
        long left = dueAt.asLong() - nowMs;
        return left > 0 ? "in " + Times.text(left) : "due";
    }
}
