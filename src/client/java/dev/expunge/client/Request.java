package dev.expunge.client;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** A delete request as it grows. Immutable. */
record Request(Http http, Map<String, Object> body, Duration waiting) {

    private static final String ID = "requestId";

    static Request on(Http http, Table table) {
        return new Request(http, Map.of("table", table.name()), Expunge.WAIT);
    }

    Request with(String field, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(body);
        more.put(field, value);
        return new Request(http, more, waiting);
    }

    Request waitingAtMost(Duration limit) {
        return new Request(http, body, limit);
    }

    CompletableFuture<Delete> execute() {
        return http.post("/deletes", named().body, waiting).thenApply(Delete::new);
    }

    CompletableFuture<Delete> pages() {
        return http.post("/deletes", named().with("execution", "async").body, Duration.ZERO)
                .thenApply(Delete::new);
    }

    CompletableFuture<Delete> pages(BatchSize size) {
        return with("batchSize", size.rows()).pages();
    }

    CompletableFuture<Preview> preview() {
        return http.post("/deletes/preview", body, Duration.ZERO).thenApply(Preview::new);
    }

    /** With a name of its own, so that it can be sent again without being done again. */
    private Request named() {
        return body.containsKey(ID) ? this : with(ID, UUID.randomUUID().toString());
    }
}
