package dev.expunge.e2e.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** All that a product answered to a case, without ids and times, which differ from run to run. */
final class Transcript {

    private static final Set<String> VOLATILE =
            Set.of("deleteId", "supersededBy", "requestedAt", "updatedAt", "dueAt", "eventId", "time", "after");
    private static final String STAMP = "deletionTime";
    /** In an order that the contract gives. */
    private static final String ORDERED = "blockers";

    private final List<String> lines = new ArrayList<>();

    synchronized void add(String what, JsonNode answer) {
        JsonNode lasting = answer.deepCopy();
        strip(lasting);
        lines.add(what + " " + lasting);
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    private static void strip(JsonNode json) {
        if (json instanceof ObjectNode object) {
            object.remove(VOLATILE);
            if (object.path(STAMP).isNumber()) {
                object.put(STAMP, "set");
            }
            object.properties().forEach(field -> {
                strip(field.getValue());
                if (field.getValue() instanceof ArrayNode items
                        && !field.getKey().equals(ORDERED)) {
                    List<JsonNode> sorted = new ArrayList<>();
                    items.forEach(sorted::add);
                    sorted.sort(Comparator.comparing(JsonNode::toString));
                    items.removeAll().addAll(sorted);
                }
            });
        } else {
            json.forEach(Transcript::strip);
        }
    }
}
