package dev.expunge.e2e.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/** The same case with its short waits and delays made longer, so that on a slow machine its calls still fit in between. */
final class Slowed {

    private static final Set<String> TIMES = Set.of("delayMs", "sleep", "dueIn", "withinMs");
    private static final int SHORTEST_MS = 100;
    private static final int LONGEST_MS = 10_000;

    private Slowed() {}

    static Case of(Case one, int factor) {
        Case.Given given = one.given();
        return new Case(
                one.topic(),
                one.name(),
                one.shows(),
                one.permute(),
                one.limits(),
                new Case.Given((ObjectNode) of(given.catalog(), factor), given.rows(), given.last()),
                of(one.steps(), factor));
    }

    private static JsonNode of(JsonNode json, int factor) {
        JsonNode made = json.deepCopy();
        slow(made, factor);
        return made;
    }

    private static void slow(JsonNode json, int factor) {
        if (json instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                JsonNode value = field.getValue();
                if (TIMES.contains(field.getKey()) && isShort(value)) {
                    field.setValue(JsonNodeFactory.instance.numberNode(value.asLong() * factor));
                }
            }
        }
        json.forEach(part -> slow(part, factor));
    }

    private static boolean isShort(JsonNode value) {
        return value.isIntegralNumber() && value.asLong() >= SHORTEST_MS && value.asLong() <= LONGEST_MS;
    }
}
