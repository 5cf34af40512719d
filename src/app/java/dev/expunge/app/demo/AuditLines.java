package dev.expunge.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Audit events and times, short enough for a line. */
final class AuditLines {

    private static final List<String> SHOWN = List.of("mode", "modeFrom", "delayMs", "reason", "code", "matched");
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    private AuditLines() {}

    /** When, what, and about what. */
    static List<String> of(JsonNode event) {
        List<String> facts = new ArrayList<>();
        event.path("affected")
                .forEach(affected -> facts.add(affected.path("kind").asText() + " " + name(affected)));
        if (event.path("row").isObject()) {
            facts.add(name(event.path("row")));
        }
        JsonNode details = event.path("details");
        SHOWN.stream()
                .filter(details::has)
                .forEach(fact -> facts.add(fact + " " + details.path(fact).asText()));
        if (details.has("dueAt")) {
            facts.add("due at " + time(details.path("dueAt").asLong()));
        }
        return List.of(time(event.path("time").asLong()), event.path("type").asText(), String.join(", ", facts));
    }

    private static String name(JsonNode row) {
        return row.path("table").asText() + "/" + row.path("key").asText();
    }

    /** The local time of day. */
    static String time(long ms) {
        return CLOCK.format(Instant.ofEpochMilli(ms));
    }
}
