package dev.expunge.api.http;

import dev.expunge.api.call.CallRefused;
import dev.expunge.api.call.DeleteCalls;
import dev.expunge.api.call.DeleteCalls.Outcome;
import dev.expunge.api.call.Limits;
import dev.expunge.api.call.ReadCalls;
import dev.expunge.api.json.PreviewJson;
import dev.expunge.core.event.ActionCommand.Action;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Delete requests and calls on deletes. */
final class DeleteRoutes {

    static final String BASE = "/v1";

    /** As in a request. */
    private static final int NOTE_CHARS = 1_024;

    private final DeleteCalls deletes;
    private final ReadCalls reads;

    DeleteRoutes(DeleteCalls deletes, ReadCalls reads) {
        this.deletes = deletes;
        this.reads = reads;
    }

    List<Route> routes() {
        Stream<Route> requests = Stream.of(
                Route.post("/deletes", this::request),
                Route.post("/deletes/preview", this::preview),
                Route.delete("/tables/{table}/rows/{key}", Set.of("mode", "delayMs"), this::deleteRow));
        Stream<Route> actions = Stream.of(Action.values())
                .map(action -> Route.post(
                        "/deletes/{id}/" + action.name().toLowerCase(Locale.ROOT), call -> act(call, action)));
        return Stream.concat(requests, actions).toList();
    }

    private CompletableFuture<Answer> request(Call call) throws IOException {
        return request(call, call.json(Limits.REQUEST_BYTES));
    }

    private CompletableFuture<Answer> deleteRow(Call call) {
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("table", call.path("table"));
        body.put("key", call.path("key"));
        if (call.query("mode") != null) {
            body.put("mode", call.query("mode"));
        }
        String delayMs = call.query("delayMs");
        if (delayMs != null) {
            body.put("delayMs", delay(delayMs));
        }
        return request(call, body);
    }

    /** What is no number stays text, so that it is refused as any other wrong delay. */
    private static Object delay(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private CompletableFuture<Answer> request(Call call, Map<String, @Nullable Object> body) {
        Duration wait = Prefer.waiting(call.headers("Prefer"));
        return deletes.delete(withRequestId(call, body), wait).thenApply(outcome -> answer(outcome, wait));
    }

    private CompletableFuture<Answer> preview(Call call) throws IOException {
        return deletes.preview(withRequestId(call, call.json(Limits.REQUEST_BYTES)))
                .thenApply(preview -> Answer.json(200, PreviewJson.of(preview)));
    }

    private CompletableFuture<Answer> act(Call call, Action action) throws IOException {
        Map<String, @Nullable Object> body = call.optionalJson(Limits.REQUEST_BYTES);
        Duration wait = Prefer.waiting(call.headers("Prefer"));
        return deletes.act(call.path("id"), action, requestedBy(body), wait)
                .thenApply(outcome -> answer(outcome, wait));
    }

    private static @Nullable String requestedBy(Map<String, @Nullable Object> body) {
        for (String field : body.keySet()) {
            if (!field.equals("requestedBy")) {
                throw CallRefused.invalid("/" + field, "unknown field " + field + ": only requestedBy is taken here");
            }
        }
        Object name = body.get("requestedBy");
        if (name != null && !(name instanceof String text && text.length() <= NOTE_CHARS)) {
            throw CallRefused.invalid("/requestedBy", "requestedBy is text of at most 1,024 characters");
        }
        return (String) name;
    }

    private static Map<String, @Nullable Object> withRequestId(Call call, Map<String, @Nullable Object> body) {
        String header = call.header("Idempotency-Key");
        if (header == null) {
            return body;
        }
        Object requestId = body.get("requestId");
        if (requestId != null && !requestId.equals(header)) {
            throw CallRefused.invalid(
                    "/requestId", "requestId differs from the Idempotency-Key header, which is " + header);
        }
        Map<String, @Nullable Object> named = new HashMap<>(body);
        named.put("requestId", header);
        return named;
    }

    private Answer answer(Outcome outcome, Duration wait) {
        boolean waited = !wait.isZero();
        Answer answer = Answer.json(
                        waited && outcome.reached() ? 200 : 202, ReadRoutes.json(reads.seen(outcome.status())))
                .with("Location", BASE + "/deletes/" + outcome.status().deleteId());
        return waited ? answer.with("Preference-Applied", "wait=" + wait.toSeconds()) : answer;
    }
}
