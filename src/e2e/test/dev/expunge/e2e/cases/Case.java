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
record Case(
        String topic, String name, List<String> shows, boolean permute, Limits limits, Given given, JsonNode steps) {

    /**
     * Where it can run.
     *
     * @param inMemory it needs a clock that obeys, or topics, or settings of its own
     * @param unitRows rows that one unit may delete
     */
    record Limits(boolean inMemory, long unitRows) {}

    /** Tables and rows to begin with, and the exact rows of the tables named at the end. */
    record Given(ObjectNode catalog, ObjectNode rows, ObjectNode last) {}

    @Override
    public String toString() {
        return topic + "/" + name;
    }
}
