package dev.expunge.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
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

    /** When the events of a type happened, ms since 1970. */
    List<Long> times(String type) {
        List<Long> found = new ArrayList<>();
        for (JsonNode event : events) {
            if (event.path("type").asText().equals(type)) {
                found.add(event.path("time").asLong());
            }
        }
        return found;
    }

    int count(String type) {
        return times(type).size();
    }
}
