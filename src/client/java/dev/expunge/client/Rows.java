package dev.expunge.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A table's rows: column by name, null columns left out. */
public final class Rows {

    private final Http http;
    private final String path;

    Rows(Http http, Table table) {
        this.http = http;
        this.path = "/tables/" + Http.part(table.name()) + "/rows";
    }

    /**
     * Some rows by key, and where to go on.
     *
     * @param cursor empty: this is the end
     */
    public record Page(Map<String, Map<String, Object>> rows, Optional<String> cursor) {}

    /**
     * Writes a whole row: a column that is left out becomes its default or null.
     *
     * @return the row as it then is; empty: what it references is gone, and it went the same way
     */
    public Optional<Map<String, Object>> put(String key, Map<String, ?> row) {
        JsonNode written = http.put(path + "/" + Http.part(key), row);
        return written.isObject() ? Optional.of(Json.map(written)) : Optional.empty();
    }

    public Optional<Map<String, Object>> get(String key) {
        try {
            return Optional.of(Json.map(http.get(path + "/" + Http.part(key))));
        } catch (ExpungeException e) {
            if (e.code().equals("ROW_UNKNOWN")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * The first rows in the order of their keys.
     *
     * @param limit at most 10,000
     */
    public Page first(int limit) {
        return page("?limit=" + limit);
    }

    /**
     * What follows a page.
     *
     * @param cursor of that page
     */
    public Page next(String cursor, int limit) {
        return page("?limit=" + limit + "&cursor=" + Http.part(cursor));
    }

    /** Writes many rows, each with its key columns, as they are handed out. */
    public Loaded load(Iterator<? extends Map<String, ?>> rows) {
        JsonNode answer = http.postLines(path, new LineChunks(rows));
        return new Loaded(
                answer.path("written").asLong(),
                Json.list(
                        answer,
                        "errors",
                        error -> new Loaded.Refused(
                                error.path("line").asLong(),
                                error.path("code").asText(),
                                error.path("message").asText())),
                answer.path("errorCount").asLong());
    }

    private Page page(String query) {
        JsonNode answer = http.get(path + query);
        Map<String, Map<String, Object>> rows = new LinkedHashMap<>();
        answer.path("rows").properties().forEach(row -> rows.put(row.getKey(), Json.map(row.getValue())));
        return new Page(rows, Json.text(answer, "cursor"));
    }
}
