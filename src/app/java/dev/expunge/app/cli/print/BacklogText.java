package dev.expunge.app.cli.print;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What is pending on a server, for people. */
public final class BacklogText {

    private BacklogText() {}

    /** @param backlog as {@code GET /v1/status} answers it */
    public static void show(Screen screen, JsonNode backlog) {
        if (backlog.path("notReady").isTextual()) {
            screen.line(screen.styled(
                    Style.BAD, "No work is done: " + backlog.path("notReady").asText()));
        }
        if (backlog.has("fresh") && !backlog.path("fresh").asBoolean()) {
            screen.line(
                    screen.styled(Style.WAITING, "Kafka does not answer, so there may be more than is known here."));
        }
        long pending = backlog.path("pending").asLong();
        screen.line(pending == 0 ? "Nothing is pending." : pending + " pending" + oldest(backlog.path("oldest")));
        JsonNode scheduled = backlog.path("scheduled");
        if (scheduled.path("count").asLong() > 0) {
            screen.line(scheduled.path("count").asLong() + " scheduled"
                    + next(scheduled, backlog.path("at").asLong()));
        }
        ended(screen, backlog.path("blocked"), "blocked");
        ended(screen, backlog.path("failed"), "failed");
        if (!backlog.path("blockedBy").isEmpty()) {
            List<List<String>> rows = new ArrayList<>();
            backlog.path("blockedBy")
                    .forEach(one -> rows.add(List.of(
                            one.path("table").asText(),
                            one.path("foreignKey").asText(),
                            one.path("deletes").asText())));
            screen.line("");
            screen.table(List.of("DELETES FROM", "BLOCKED BY", "DELETES"), rows);
        }
    }

    private static String oldest(JsonNode oldest) {
        return oldest.isObject()
                ? ", the oldest for " + Times.text(oldest.path("ageMs").asLong()) + ": "
                        + oldest.path("deleteId").asText() + " ("
                        + oldest.path("state").asText() + ", "
                        + oldest.path("detail").asText(oldest.path("waitsFor").asText()) + ")"
                : "";
    }

    private static String next(JsonNode scheduled, long atMs) {
        if (!scheduled.path("nextDueAt").isNumber()) {
            return "";
        }
        long overdueMs = scheduled.path("overdueMs").asLong();
        String when = overdueMs > 0
                ? "overdue for " + Times.text(overdueMs)
                : "in " + Times.text(scheduled.path("nextDueAt").asLong() - atMs);
        return ", the next purge " + when + ": "
                + scheduled.path("nextDeleteId").asText();
    }

    private static void ended(Screen screen, JsonNode ended, String what) {
        if (ended.path("count").asLong() > 0) {
            JsonNode longest = ended.path("longest");
            screen.line(screen.styled(Style.BAD, ended.path("count").asLong() + " " + what) + ", the first for "
                    + Times.text(longest.path("ageMs").asLong()) + ": "
                    + longest.path("deleteId").asText() + "; see: expunge trash --state "
                    + what.toUpperCase(java.util.Locale.ROOT));
        }
    }
}
