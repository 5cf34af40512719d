package dev.expunge.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Audit events and times, short enough for a line. */
final class AuditLines {

    private static final int MAX_WIDTH = 64;
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    private AuditLines() {}

    /** When, what, and about what. */
    static List<String> of(JsonNode event) {
        List<String> facts = new ArrayList<>();
        JsonNode row = event.path("row");
        if (row.isObject()) {
            facts.add(row.path("table").asText() + "/" + row.path("key").asText());
        }
        event.path("affected")
                .forEach(affected -> facts.add(affected.path("table")
                                .asText(affected.path("row").path("table").asText())
                        + "/"
                        + affected.path("key")
                                .asText(affected.path("row").path("key").asText())));
        event.path("details")
                .properties()
                .forEach(fact -> facts.add(fact.getKey() + " " + fact.getValue().asText()));
        String about = String.join(", ", facts);
        return List.of(
                time(event.path("time").asLong(event.path("timeMs").asLong())),
                event.path("type").asText(),
                about.length() > MAX_WIDTH ? about.substring(0, MAX_WIDTH - 3) + "..." : about);
    }

    /** The local time of day. */
    static String time(long ms) {
        return CLOCK.format(Instant.ofEpochMilli(ms));
    }
}
