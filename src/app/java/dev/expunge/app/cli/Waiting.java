package dev.expunge.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.expunge.client.Calls;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Asks for a delete's status until it is as awaited. */
final class Waiting {

    /** The server holds a call for no longer. */
    private static final Duration CALL_LIMIT = Duration.ofSeconds(60);

    private static final long ASK_AGAIN_MS = 250;

    private Waiting() {}

    /** How long the call that starts it may wait at the server. */
    static Duration inCall(Duration limit) {
        return limit.compareTo(CALL_LIMIT) > 0 ? CALL_LIMIT : limit;
    }

    /**
     * The status when it is no longer under way, or when the time is over.
     *
     * @param limit zero: as long as it takes
     * @param seen is told each status
     */
    static JsonNode watch(
            Calls calls, JsonNode first, Predicate<JsonNode> goOn, Duration limit, Consumer<JsonNode> seen) {
        long start = System.nanoTime();
        JsonNode status = first;
        seen.accept(status);
        while (goOn.test(status) && (limit.isZero() || System.nanoTime() - start < limit.toNanos())) {
            try {
                TimeUnit.MILLISECONDS.sleep(ASK_AGAIN_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return status;
            }
            status = calls.get("/deletes/" + Calls.part(status.path("deleteId").asText()));
            seen.accept(status);
        }
        return status;
    }
}
