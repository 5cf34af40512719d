package dev.expunge.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The calls below {@code /v1} as they are, in JSON: for a program that knows only while it runs what it will ask. */
public final class Calls {

    private final Http http;

    Calls(Http http) {
        this.http = http;
    }

    /** A part of a path, whatever it holds. */
    public static String part(String text) {
        return Http.part(text);
    }

    public JsonNode get(String path) {
        return http.get(path);
    }

    public JsonNode put(String path, Object json) {
        return http.put(path, json);
    }

    /** @param wait how long the server is to wait for an end, at most 60 s; zero: not at all */
    public JsonNode post(String path, @Nullable Object json, Duration wait) {
        return http.post(path, json, wait);
    }

    /** @param lines rows as lines of JSON, at most 64 MiB */
    public JsonNode postLines(String path, byte[] lines) {
        return http.postLines(path, List.of(lines));
    }

    /**
     * Hands out the events of a live stream until one of them answers false.
     *
     * @throws ExpungeException if the stream is refused or cut
     */
    public void follow(String path, Predicate<JsonNode> goOn) {
        http.follow(path, goOn);
    }
}
