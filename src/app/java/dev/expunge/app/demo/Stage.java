package dev.expunge.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.expunge.app.ExitCode;
import dev.expunge.app.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What the chapters play on: calls that are shown as they are made, and promises that are kept or end the demo. */
final class Stage {

    private static final long LOOK_AGAIN_MS = 100;
    private static final long ROWS_LIMIT_MS = 10_000;

    private final Http http;
    private final Narrator narrator;

    Stage(Http http, Narrator narrator) {
        this.http = http;
        this.narrator = narrator;
    }

    Narrator narrator() {
        return narrator;
    }

    Http http() {
        return http;
    }

    /** Shows and makes a call; anything but a 200 ends the demo. */
    JsonNode post(String path, String json) {
        narrator.call("POST", path, json.isEmpty() ? List.of() : List.of(json));
        return ok("POST " + path, http.post(path, json));
    }

    JsonNode get(String path) {
        narrator.call("GET", path, List.of());
        return ok("GET " + path, http.get(path));
    }

    /** The body, where the answer is a 200. */
    static JsonNode ok(String call, Http.Answer answer) {
        if (answer.status() != 200) {
            throw new Problem(
                    ExitCode.REFUSED,
                    "The demo expected 200 from " + call + ", and got " + answer.status() + ": " + answer.body());
        }
        return answer.body();
    }

    /** The rows of a table by key, as they are now; not shown. */
    SortedMap<String, JsonNode> rows(String table) {
        String path = "/tables/" + table + "/rows?limit=100";
        SortedMap<String, JsonNode> rows = new TreeMap<>();
        ok("GET " + path, http.get(path))
                .path("rows")
                .properties()
                .forEach(row -> rows.put(row.getKey(), row.getValue()));
        return rows;
    }

    /** The rows of all tables. */
    SortedMap<String, SortedMap<String, JsonNode>> allRows() {
        SortedMap<String, SortedMap<String, JsonNode>> all = new TreeMap<>();
        Bookshop.tables().keySet().forEach(table -> all.put(table, rows(table)));
        return all;
    }

    void expect(String what, String expected, String actual) {
        if (!expected.equals(actual)) {
            throw new Problem(
                    ExitCode.REFUSED,
                    "The demo expected " + what + " to be " + expected + ", and it is " + actual + ".");
        }
    }

    /** Shows the state that a delete is in, which ends the demo if it is another one. */
    void expectState(JsonNode status, String state) {
        expect("the state", state, status.path("state").asText());
        narrator.answer("state " + state);
    }

    /** Compares the counts of a status or preview; kinds without rows do not matter. */
    void expectCounts(JsonNode answer, String expected) {
        ObjectNode counts = JsonNodeFactory.instance.objectNode();
        answer.path("counts").properties().forEach(kind -> {
            if (!kind.getValue().isEmpty()) {
                counts.set(kind.getKey(), kind.getValue());
            }
        });
        if (!counts.equals(Http.parse(expected))) {
            expect("the counts", expected, counts.toString());
        }
    }

    /** Looks until it is so; rows are shown a moment after the delete that changed them is complete. */
    <T> T eventually(String fact, long limitMs, Supplier<T> look, Predicate<T> holds) {
        long giveUp = System.nanoTime() + limitMs * 1_000_000;
        while (true) {
            T seen = look.get();
            if (holds.test(seen)) {
                narrator.checked(fact);
                return seen;
            }
            if (System.nanoTime() - giveUp >= 0) {
                throw new Problem(
                        ExitCode.REFUSED,
                        "The demo expected this within " + limitMs / 1_000 + " s: " + fact + ". It saw: " + seen);
            }
            LockSupport.parkNanos(LOOK_AGAIN_MS * 1_000_000);
        }
    }

    <T> T eventually(String fact, Supplier<T> look, Predicate<T> holds) {
        return eventually(fact, ROWS_LIMIT_MS, look, holds);
    }

    /** The counts of a status or preview as a table: what happened, to which table, to how many rows. */
    void showCounts(JsonNode counts) {
        List<List<String>> lines = new ArrayList<>();
        counts.properties()
                .forEach(kind -> kind.getValue()
                        .properties()
                        .forEach(table -> lines.add(List.of(
                                kind.getKey(), table.getKey(), table.getValue().asText()))));
        narrator.table(List.of("what", "table", "rows"), lines);
    }

    /** Some columns of some rows. */
    void showRows(String table, List<String> columns) {
        List<List<String>> lines = new ArrayList<>();
        rows(table).forEach((key, row) -> {
            List<String> line = new ArrayList<>(List.of(table + "/" + key));
            columns.forEach(column -> line.add(row.path(column).asText("")));
            lines.add(line);
        });
        List<String> header = new ArrayList<>(List.of("row"));
        header.addAll(columns);
        narrator.table(header, lines);
    }
}
