package dev.expunge.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calls below {@code /v1} as they are, in JSON: for a program that knows only while it runs what it will ask. */
public final class Calls {

    private final Http http;

    Calls(Http http) {
        this.http = http;
    }

    /** Takes the events of a live stream. */
    @FunctionalInterface
    public interface Listener {

        /**
         * An event has come.
         *
         * @param event as the audit tells it
         * @param id to go on after
         * @return whether to go on
         */
        boolean event(JsonNode event, String id);

        /**
         * The connection has broken, and is made anew.
         *
         * @param why part of a sentence
         */
        default void broken(String why) {}
    }

    /**
     * A part of a path, whatever it holds.
     *
     * @param text for instance a key with a slash
     * @return percent-encoded
     */
    public static String part(String text) {
        return Http.part(text);
    }

    /**
     * Reads.
     *
     * @param path below {@code /v1}, beginning with a slash
     * @return the answer
     * @throws ExpungeException if it is refused
     */
    public JsonNode get(String path) {
        return Http.await(http.get(path));
    }

    /**
     * Replaces. Tried again after a broken connection.
     *
     * @param path below {@code /v1}, beginning with a slash
     * @param json what Jackson can write
     * @return the answer
     * @throws ExpungeException if it is refused
     */
    public JsonNode put(String path, Object json) {
        return Http.await(http.put(path, json));
    }

    /**
     * Asks for something. Tried again only where the body has a {@code requestId}, or for a preview.
     *
     * @param path below {@code /v1}, beginning with a slash
     * @param json what Jackson can write; null: no body
     * @param wait how long the server is to wait for an end, at most 60 s; zero: not at all
     * @return the answer
     * @throws ExpungeException if it is refused
     */
    public JsonNode post(String path, @Nullable Object json, Duration wait) {
        boolean named = Http.JSON.valueToTree(json).path("requestId").isTextual();
        return Http.await(http.post(path, json, wait, named || path.endsWith("/preview")));
    }

    /**
     * Writes many rows. Sent once only.
     *
     * @param path below {@code /v1}, beginning with a slash
     * @param lines rows as lines of JSON, at most 64 MiB
     * @return the answer
     * @throws ExpungeException if it is refused
     */
    public JsonNode postLines(String path, byte[] lines) {
        return Http.await(http.postLines(path, List.of(lines)));
    }

    /**
     * Hands out the events of a live stream, each once, also over connections that break; blocks until the listener has
     * had enough. How often a connection is made anew is the {@link Retries}' to say, counted from the last sign of life.
     *
     * @param path below {@code /v1}, beginning with a slash
     * @param after the id of an event; empty: from the beginning
     * @param listener called by this thread
     * @throws ExpungeException if the stream is refused, never opens, or does not come back
     */
    public void follow(String path, String after, Listener listener) {
        http.follow(path, after, listener);
    }
}
