package dev.expunge.app.cli.print;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An audit event in a line. */
public final class AuditText {

    private static final int SHOWN = 5;
    /** What the line says otherwise, or what only a program needs. */
    private static final Set<String> LEFT_OUT = Set.of("table", "requestHash");

    private AuditText() {}

    /** @param withId whether to say which delete it belongs to */
    public static void show(Screen screen, JsonNode event, boolean withId) {
        String line = Times.at(event.path("time").asLong()) + "  "
                + String.format("%-18s", event.path("type").asText())
                + (withId ? "  " + event.path("deleteId").asText("-") : "")
                + "  " + String.join(", ", facts(event));
        screen.line(line.stripTrailing());
    }

    private static List<String> facts(JsonNode event) {
        List<String> facts = new ArrayList<>();
        JsonNode affected = event.path("affected");
        for (int i = 0; i < Math.min(SHOWN, affected.size()); i++) {
            facts.add(affected.get(i).path("kind").asText() + " " + name(affected.get(i)));
        }
        if (affected.size() > SHOWN) {
            facts.add(String.format("and %,d more rows", affected.size() - SHOWN));
        }
        if (event.path("row").isObject()) {
            facts.add(name(event.path("row")));
        }
        // The event has them in any order.
        event.path("details").properties().stream()
                .filter(detail -> !LEFT_OUT.contains(detail.getKey()))
                .map(detail -> detail.getKey() + " " + value(detail.getKey(), detail.getValue()))
                .sorted()
                .forEach(facts::add);
        if (event.path("blockerCount").asLong() > 0) {
            facts.add(event.path("blockerCount").asLong() + " in the way");
        }
        return facts;
    }

    private static String value(String name, JsonNode value) {
        return name.equals("dueAt") ? Times.at(value.asLong()) : value.asText();
    }

    private static String name(JsonNode row) {
        return row.path("table").asText() + "/" + row.path("key").asText();
    }
}
