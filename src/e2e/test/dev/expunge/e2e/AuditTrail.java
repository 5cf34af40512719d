package dev.expunge.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** What the audit of one delete says happened to rows. */
final class AuditTrail {

    private final JsonNode events;

    AuditTrail(Api api, String deleteId) {
        this.events = api.get("/deletes/" + deleteId + "/audit").body().path("events");
    }

    /** How often each row was affected in this way, by {@code table/key}. */
    Map<String, Integer> affected(String kind) {
        Map<String, Integer> found = new TreeMap<>();
        for (JsonNode event : events) {
            for (JsonNode row : event.path("affected")) {
                if (row.path("kind").asText().equals(kind)) {
                    found.merge(
                            row.path("table").asText() + "/" + row.path("key").asText(), 1, Integer::sum);
                }
            }
        }
        return found;
    }

    int count(String type) {
        int found = 0;
        for (JsonNode event : events) {
            found += event.path("type").asText().equals(type) ? 1 : 0;
        }
        return found;
    }
}
