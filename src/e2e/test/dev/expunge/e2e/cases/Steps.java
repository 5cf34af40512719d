package dev.expunge.e2e.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.expunge.e2e.cases.Caller.Answer;
import dev.expunge.e2e.cases.Caller.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Does what the steps of a case say, one verb each, and checks what they expect. */
final class Steps {

    private static final long AWAIT_MS = 10_000;
    private static final Set<String> ACTIONS = Set.of("restore", "cancel", "retry", "purge");
    private static final Set<String> BESIDE = Set.of("as", "expect", "capture", "wait");

    private final Session session;
    private final Expected expected;
    private final TopicSteps topics;

    Steps(Session session) {
        this.session = session;
        this.expected = new Expected(session);
        this.topics = new TopicSteps(session);
    }

    void run(JsonNode step) {
        String verb = verb(step);
        Answer answer = doIt(verb, step.path(verb), step);
        if (answer != null) {
            if (!verb.equals("audit")) {
                // Into how many events rows are parted hangs on batches.
                session.transcript.add(verb, answer.body());
            }
            JsonNode as = step.path("as");
            JsonNode made =
                    answer.body().has("deletes") ? answer.body().path("deletes").path(0) : answer.body();
            if (as.isTextual() && made.path("deleteId").isTextual()) {
                session.name(as.asText(), made.path("deleteId").asText());
            }
            expected.check(step, verb, answer);
        } else if (step.has("expect")) {
            throw new AssertionError(verb + " has no answer to expect anything of");
        }
        step.path("capture")
                .properties()
                .forEach(one -> session.remember(one.getKey(), one.getValue().asText()));
    }

    private static String verb(JsonNode step) {
        List<String> verbs = new ArrayList<>();
        step.fieldNames().forEachRemaining(verbs::add);
        verbs.removeAll(BESIDE);
        if (verbs.size() != 1) {
            throw new AssertionError("a step has one verb, not " + verbs);
        }
        return verbs.get(0);
    }

    private @Nullable Answer doIt(String verb, JsonNode what, JsonNode step) {
        Map<String, String> wait = step.path("wait").asBoolean(true) ? Map.of("Prefer", "wait=20") : Map.of();
        if (ACTIONS.contains(verb)) {
            String path = "/deletes/" + session.id(what.asText()) + "/" + verb;
            return session.caller.call(new Request("POST", path, Map.of(), wait, null));
        }
        return switch (verb) {
            case "catalog" -> session.tables.declare(what);
            case "definition" -> session.caller.call(Request.get("/tables/" + session.tables.name(what.asText())));
            case "status" -> session.caller.call(Request.get("/deletes/" + session.id(what.asText())));
            case "audit" -> session.caller.call(Request.get("/deletes/" + session.id(what.asText()) + "/audit"));
            case "delete" -> request("/deletes", what, wait);
            case "preview" -> request("/deletes/preview", what, Map.of());
            case "deleteRow" -> deleteRow(what, wait);
            case "write" -> write(what);
            case "update" -> update(what);
            case "list" -> list(what);
            case "raw" -> raw(what);
            default -> {
                quiet(verb, what);
                yield null;
            }
        };
    }

    private void quiet(String verb, JsonNode what) {
        switch (verb) {
            case "sleep" -> session.subject.pass(what.asLong());
            case "await" -> await(what);
            case "rows" -> session.checkRows(what);
            case "change" -> topics.change(what);
            case "due" -> topics.due(what);
            case "effects" -> topics.effects(what);
            case "parallel" -> {
                List<Runnable> calls = new ArrayList<>();
                what.forEach(step -> calls.add(() -> run(step)));
                session.subject.together(calls);
            }
            default -> throw new AssertionError("there is no verb " + verb);
        }
    }

    private Answer request(String path, JsonNode what, Map<String, String> wait) {
        ObjectNode body = what.deepCopy();
        Map<String, String> headers = new TreeMap<>(wait);
        if (body.has("table")) {
            body.put("table", session.tables.name(body.path("table").asText()));
        }
        if (body.path("requestId").isTextual()) {
            body.put("requestId", session.prefix + body.path("requestId").asText());
        }
        if (body.has("idempotencyKey")) {
            headers.put(
                    "Idempotency-Key",
                    session.prefix + body.remove("idempotencyKey").asText());
        }
        return session.caller.call(new Request("POST", path, Map.of(), headers, body));
    }

    private Answer deleteRow(JsonNode what, Map<String, String> wait) {
        Map<String, String> query = new LinkedHashMap<>(texts(what));
        query.keySet().retainAll(Set.of("mode", "delayMs"));
        String path = session.tables.rowPath(
                what.path("table").asText(), what.path("key").asText());
        return session.caller.call(new Request("DELETE", path, query, wait, null));
    }

    private Answer write(JsonNode what) {
        ObjectNode row = session.filled(what.path("row"));
        String table = what.path("table").asText();
        String key = what.path("key").asText(session.tables.keyOf(table, row));
        return put(table, key, row);
    }

    /** Writes the row back as it is, but for some columns. */
    private Answer update(JsonNode what) {
        String table = what.path("table").asText();
        String key = what.path("key").asText();
        JsonNode old = session.tables.rows(table).get(key);
        if (old == null) {
            throw new AssertionError(table + "/" + key + " is not there to update");
        }
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        session.tables.columns(table).fieldNames().forEachRemaining(row::putNull);
        row.setAll((ObjectNode) old);
        row.setAll(session.filled(what.path("set")));
        return put(table, key, row);
    }

    private Answer put(String table, String key, ObjectNode row) {
        return session.caller.call(new Request("PUT", session.tables.rowPath(table, key), Map.of(), Map.of(), row));
    }

    private Answer list(JsonNode what) {
        Map<String, String> query = texts(what);
        query.computeIfPresent("table", (field, table) -> session.tables.name(table));
        return session.caller.call(new Request("GET", "/deletes", query, Map.of(), null));
    }

    private Answer raw(JsonNode what) {
        String path = what.path("path").asText().replace("$prefix_", session.prefix);
        return session.caller.call(new Request(
                what.path("method").asText(),
                path,
                texts(what.path("query")),
                texts(what.path("headers")),
                what.get("body")));
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    private void await(JsonNode what) {
        long limitMs = what.path("withinMs").asLong(AWAIT_MS);
        if (what.has("delete")) {
            String name = what.path("delete").asText();
            String state = what.path("state").asText();
            session.until(limitMs, () -> {
                Answer answer = session.caller.call(Request.get("/deletes/" + session.id(name)));
                String got = answer.get("state").asText();
                return got.equals(state) ? null : name + " should become " + state + " and is " + got;
            });
        } else {
            String[] place = what.path("row").asText().split("/", 2);
            boolean gone = what.path("gone").asBoolean(true);
            session.until(
                    limitMs,
                    () -> session.tables.rows(place[0]).containsKey(place[1]) == gone
                            ? what.path("row") + ": gone should become " + gone
                            : null);
        }
    }
}
