package dev.expunge.e2e.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.expunge.e2e.cases.Caller.Answer;
import dev.expunge.e2e.cases.Caller.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares an answer with what a step expects of it: only what is named there. */
final class Expected {

    private static final long SETTLE_MS = 3_000;
    private static final long DUE_TOLERANCE_MS = 50;
    private static final Map<String, Integer> HTTP = Map.of(
            "TABLE_UNKNOWN", 404,
            "ROW_UNKNOWN", 404,
            "DELETE_UNKNOWN", 404,
            "STATE_CONFLICT", 409,
            "PURGE_STARTED", 409,
            "REQUEST_ID_REUSED", 409);
    private static final int REFUSED = 422;
    private static final Set<String> MOVING = Set.of("ACCEPTED", "PLANNING", "APPLYING", "SCHEDULED", "PURGING");

    private final Session session;

    Expected(Session session) {
        this.session = session;
    }

    void check(JsonNode step, String verb, Answer first) {
        JsonNode expect = step.path("expect");
        int status = expect.path("status").asInt(usual(expect, step, verb));
        assertThat(first.status()).as("HTTP status of %s", first.body()).isEqualTo(status);
        boolean moves =
                !verb.equals("status") || MOVING.contains(first.get("state").asText());
        Answer answer = expect.has("state") && moves ? settled(first, expect) : first;
        expect.properties().forEach(field -> {
            if (!field.getKey().equals("status") && !field.getKey().equals("rows")) {
                check(field.getKey(), field.getValue(), answer);
            }
        });
        if (expect.has("rows")) {
            session.checkRows(expect.path("rows"));
        }
    }

    private static int usual(JsonNode expect, JsonNode step, String verb) {
        if (expect.has("code")) {
            return HTTP.getOrDefault(expect.path("code").asText(), REFUSED);
        }
        return !step.path("wait").asBoolean(true) && verb.startsWith("delete") ? 202 : 200;
    }

    /** A call may answer before the state that it leads to is reached. */
    private Answer settled(Answer first, JsonNode expect) {
        String state = expect.path("state").asText();
        if (first.get("state").asText().equals(state) || !first.get("deleteId").isTextual()) {
            return first;
        }
        Answer[] latest = {first};
        try {
            session.until(Math.min(SETTLE_MS, session.subject.patienceMs()), () -> {
                Answer now = session.caller.call(
                        Request.get("/deletes/" + first.get("deleteId").asText()));
                ObjectNode both = first.body().deepCopy();
                latest[0] = new Answer(first.status(), both.setAll((ObjectNode) now.body()));
                String got = now.get("state").asText();
                return got.equals(state) || !MOVING.contains(got) ? null : "not yet";
            });
        } catch (AssertionError e) {
            assertThat(e).hasMessage("not yet");
        }
        return latest[0];
    }

    private void check(String field, JsonNode wanted, Answer answer) {
        JsonNode got = answer.get(field);
        switch (field) {
            case "counts" -> equal(field, Values.counts(got), Values.counts(wanted), answer);
            case "blockers", "skipped" ->
                equal(
                        field,
                        Values.set(
                                got,
                                row -> row.path("table").asText() + "/"
                                        + row.path("key").asText()),
                        Values.set(wanted, JsonNode::asText),
                        answer);
            case "error" -> equal(field, got.path("code").asText(), wanted.asText(""), answer);
            case "errors", "warnings" ->
                equal(
                        field,
                        Values.sorted(got, one -> one.path("code").asText()),
                        Values.sorted(wanted, JsonNode::asText),
                        answer);
            case "roots" ->
                equal(
                        field,
                        Values.sorted(got, root -> root.path("key").asText()),
                        Values.sorted(wanted, JsonNode::asText),
                        answer);
            case "returned" ->
                equal(field, Values.sorted(got, Values::canonical), Values.sorted(wanted, Values::canonical), answer);
            case "dueIn" ->
                assertThat(answer.get("roots").path(0).path("dueAt").asLong()
                                - answer.get("requestedAt").asLong())
                        .isBetween(wanted.asLong() - DUE_TOLERANCE_MS, wanted.asLong() + DUE_TOLERANCE_MS);
            case "errorPaths" -> {
                List<String> paths = Values.sorted(
                        answer.get("errors"), one -> one.path("path").asText());
                wanted.forEach(path -> assertThat(paths).anyMatch(one -> one.startsWith(path.asText())));
            }
            case "same" -> equal(field, answer.get("deleteId").asText(), session.id(wanted.asText()), answer);
            case "notSame" -> assertThat(answer.get("deleteId").asText()).isNotEqualTo(session.id(wanted.asText()));
            case "supersededBy" -> equal(field, got.asText(), session.id(wanted.asText()), answer);
            case "deletes" -> equal(field, names(got), texts(wanted), answer);
            case "events" -> checkEvents(wanted, got);
            case "affected" -> equal(field, affected(answer.get("events")), texts(wanted), answer);
            case "listed" -> equal(field, answer.get("blockers").size(), wanted.asInt(), answer);
            case "says" ->
                assertThat(answer.body().findValuesAsText("detail").toString()
                                + answer.body().findValuesAsText("message"))
                        .contains(wanted.asText());
            case "foreignKeys" -> equal(field, Values.sorted(got, Expected::foreignKey), texts(wanted), answer);
            default ->
                assertThat(Values.same(wanted, got))
                        .as("%s should be %s and is %s in %s", field, wanted, got, answer.body())
                        .isTrue();
        }
    }

    private static void equal(String field, Object got, Object wanted, Answer answer) {
        assertThat(got).as("%s of %s", field, answer.body()).isEqualTo(wanted);
    }

    /** Those deletes that the case has named, in the order of the list. */
    private List<String> names(JsonNode deletes) {
        List<String> names = new ArrayList<>();
        for (JsonNode one : deletes) {
            String name = session.nameOf(one.path("deleteId").asText());
            if (name != null) {
                names.add(name);
            }
        }
        return names;
    }

    private static List<String> texts(JsonNode items) {
        return items.valueStream().map(JsonNode::asText).toList();
    }

    private static String foreignKey(JsonNode key) {
        return texts(key.path("columns")) + "->"
                + key.path("references").path("table").asText()
                + texts(key.path("references").path("columns"))
                + " " + key.path("onDelete").asText();
    }

    /**
     * All events in their order, each by its type, or by its type and some of its fields or details. Into how many events
     * the rows affected are parted, and what comes between these, hangs on batches and shards: only the first counts.
     */
    private static void checkEvents(JsonNode wanted, JsonNode events) {
        List<JsonNode> found = new ArrayList<>();
        boolean affected = false;
        for (JsonNode event : events) {
            boolean isAffected = event.path("type").asText().equals("ROWS_AFFECTED");
            if (!isAffected || !affected) {
                found.add(event);
            }
            affected |= isAffected;
        }
        assertThat(found.stream().map(event -> event.path("type").asText()).toList())
                .as("types of %s", events)
                .isEqualTo(wanted.valueStream()
                        .map(one -> one.isTextual()
                                ? one.asText()
                                : one.path("type").asText())
                        .toList());
        for (int i = 0; i < found.size(); i++) {
            JsonNode event = found.get(i);
            wanted.path(i)
                    .properties()
                    .forEach(field -> assertThat(Values.same(field.getValue(), event.findValue(field.getKey())))
                            .as("%s of %s", field, event)
                            .isTrue());
        }
    }

    /** As {@code DELETE posts/p1 posts(userId)->users}, in order of this text. */
    private static List<String> affected(JsonNode events) {
        List<String> rows = new ArrayList<>();
        events.findValues("affected")
                .forEach(batch ->
                        batch.forEach(row -> rows.add((row.path("kind").asText() + " "
                                        + row.path("table").asText() + "/"
                                        + row.path("key").asText() + " "
                                        + row.path("foreignKey").asText(""))
                                .strip())));
        rows.sort(null);
        return rows;
    }
}
