package dev.expunge.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

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
     * @param rows in the order of their keys
     * @param cursor for {@link Rows#next}; empty: this is the end
     */
    public record Page(Map<String, Map<String, Object>> rows, Optional<String> cursor) {

        /**
         * Keeps the order.
         *
         * @param rows in the order of their keys
         * @param cursor empty: this is the end
         */
        public Page {
            rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
        }
    }

    /**
     * Writes a whole row: a column that is left out becomes its default or null. Tried again after a broken connection,
     * so it may replace what somebody else has written in between.
     *
     * @param key as text; of several columns a JSON array of their texts
     * @param row value by column
     * @return the row as it then is; empty: what it references is gone, and it went the same way
     * @throws ExpungeException {@code TABLE_UNKNOWN}, or {@code REQUEST_INVALID} with all faults
     */
    public Optional<Map<String, Object>> put(String key, Map<String, ?> row) {
        return Http.await(putFuture(key, row));
    }

    /**
     * As {@link #put}, without holding a thread.
     *
     * @param key as text
     * @param row value by column
     * @return completes with an {@link ExpungeException} if it is refused
     */
    public CompletableFuture<Optional<Map<String, Object>>> putFuture(String key, Map<String, ?> row) {
        return http.put(path + "/" + Http.part(key), row)
                .thenApply(written -> written.isObject() ? Optional.of(Json.map(written)) : Optional.empty());
    }

    /**
     * Reads a row.
     *
     * @param key as text
     * @return empty: there is none
     * @throws ExpungeException {@code TABLE_UNKNOWN}
     */
    public Optional<Map<String, Object>> get(String key) {
        return Http.await(getFuture(key));
    }

    /**
     * As {@link #get}, without holding a thread.
     *
     * @param key as text
     * @return completes with an {@link ExpungeException} if it is refused
     */
    public CompletableFuture<Optional<Map<String, Object>>> getFuture(String key) {
        return Json.orEmpty("ROW_UNKNOWN", http.get(path + "/" + Http.part(key)), Json::map);
    }

    /**
     * The first rows in the order of their keys.
     *
     * @param limit 1 to 10,000
     * @return some rows
     * @throws ExpungeException {@code TABLE_UNKNOWN}
     */
    public Page first(int limit) {
        return Http.await(firstFuture(limit));
    }

    /**
     * As {@link #first}, without holding a thread.
     *
     * @param limit 1 to 10,000
     * @return completes with an {@link ExpungeException} if it is refused
     */
    public CompletableFuture<Page> firstFuture(int limit) {
        return page("?limit=" + limit);
    }

    /**
     * What follows a page.
     *
     * @param cursor of that page
     * @param limit 1 to 10,000
     * @return some rows
     * @throws ExpungeException {@code TABLE_UNKNOWN}, or {@code REQUEST_INVALID} for a cursor that is none
     */
    public Page next(String cursor, int limit) {
        return Http.await(nextFuture(cursor, limit));
    }

    /**
     * As {@link #next}, without holding a thread.
     *
     * @param cursor of that page
     * @param limit 1 to 10,000
     * @return completes with an {@link ExpungeException} if it is refused
     */
    public CompletableFuture<Page> nextFuture(String cursor, int limit) {
        return page("?limit=" + limit + "&cursor=" + Http.part(cursor));
    }

    /**
     * Writes many rows, each with its key columns, as they are handed out. Not tried again: the rows are gone by then.
     *
     * @param rows at most 64 MiB as JSON
     * @return how many were written, and which were refused
     * @throws ExpungeException if the connection breaks, or the table is unknown
     */
    public Loaded load(Iterator<? extends Map<String, ?>> rows) {
        return Http.await(loadFuture(rows));
    }

    /**
     * As {@link #load}, without holding a thread.
     *
     * @param rows asked by a thread of the HTTP client
     * @return completes with an {@link ExpungeException} if the connection breaks, or the table is unknown
     */
    public CompletableFuture<Loaded> loadFuture(Iterator<? extends Map<String, ?>> rows) {
        return http.postLines(path, new LineChunks(rows)).thenApply(Loaded::of);
    }

    private CompletableFuture<Page> page(String query) {
        return http.get(path + query).thenApply(Rows::page);
    }

    private static Page page(JsonNode answer) {
        Map<String, Map<String, Object>> rows = new LinkedHashMap<>();
        answer.path("rows").properties().forEach(row -> rows.put(row.getKey(), Json.map(row.getValue())));
        return new Page(rows, Json.text(answer, "cursor"));
    }
}
