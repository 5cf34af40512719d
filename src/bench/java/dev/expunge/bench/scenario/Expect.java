package dev.expunge.bench.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;

/** A figure counts only if the work was done. */
final class Expect {

    private Expect() {}

    /** The delete is through, and so many rows of the table are in its counts of that kind. */
    static void completed(JsonNode status, String kind, String table, long rows) {
        equal("state of " + status, "COMPLETED", status.path("state").asText());
        equal(
                kind + " of " + table + " in " + status,
                rows,
                status.path("counts").path(kind).path(table).asLong());
    }

    /** @throws IllegalStateException they differ */
    static void equal(String what, Object expected, Object actual) {
        if (!Objects.equals(expected, actual)) {
            throw new IllegalStateException(what + ": expected " + expected + ", and it is " + actual);
        }
    }
}
