package dev.expunge.client;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A delete request as it grows. Immutable. */
record Request(Http http, Map<String, Object> body, Duration waiting) {

    private static final Duration WAIT = Duration.ofSeconds(30);

    static Request on(Http http, Table table) {
        return new Request(http, Map.of("table", table.name()), WAIT);
    }

    Request with(String field, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(body);
        more.put(field, value);
        return new Request(http, more, waiting);
    }

    Request waitingAtMost(Duration limit) {
        return new Request(http, body, limit);
    }

    Delete execute() {
        return new Delete(http.post("/deletes", body, waiting));
    }

    Delete accepted() {
        return new Delete(http.post("/deletes", body, Duration.ZERO));
    }

    Preview preview() {
        return new Preview(http.post("/deletes/preview", body, Duration.ZERO));
    }
}
