package dev.expunge.e2e.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What one case does and expects; its parts are described in the README of this module.
 *
 * @param topic the file that it is in
 * @param shows words of docs/semantics.md that it would catch the product breaking
 * @param permute it must end the same in whatever order its tables, foreign keys, columns, rows and keys are given
 */
record Case(String topic, String name, List<String> shows, boolean permute, Given given, JsonNode steps) {

    /** Tables and rows to begin with, and the exact rows of the tables named at the end. */
    record Given(ObjectNode catalog, ObjectNode rows, ObjectNode last) {}

    /** Whether it puts something on a topic by itself or looks at one, which HTTP cannot do. */
    boolean needsTopics() {
        for (JsonNode step : steps) {
            if (step.has("change") || step.has("effects")) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return topic + "/" + name;
    }
}
