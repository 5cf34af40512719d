package dev.expunge.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Calls below {@code /v1}. */
final class Http {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration BULK = Duration.ofMinutes(10);
    private static final Duration MAX_WAIT = Duration.ofSeconds(60);

    private final HttpClient client;
    private final Options options;
    private final Sender sender;
    private final String base;

    Http(URI server, Options options) {
        String text = server.toString();
        this.client = options.client();
        this.options = options;
        this.sender = new Sender(client, options.retries());
        this.base = (text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + "/v1";
    }

    /** A part of a path, whatever it holds. */
    static String part(String text) {
        // A dot would be read as this folder, two as the one above.
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace(".", "%2E");
    }

    /** What it comes to. Who waits is told of a failure with the place where he waited. */
    static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw ExpungeException.notReachable("interrupted while waiting for an answer", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ExpungeException refused) {
                throw refused.again();
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    CompletableFuture<JsonNode> get(String path) {
        return sender.send(request(path, options.answerLimit()).GET().build(), true);
    }

    CompletableFuture<JsonNode> put(String path, Object json) {
        HttpRequest.Builder request = request(path, options.answerLimit());
        return sender.send(
                request.header("Content-Type", "application/json")
                        .PUT(body(json))
                        .build(),
                true);
    }

    /**
     * A call that may be repeated.
     *
     * @param wait how long the server is to wait for an end; zero: not at all
     */
    CompletableFuture<JsonNode> post(String path, @Nullable Object json, Duration wait) {
        return post(path, json, wait, true);
    }

    /** @param repeatable whether the same request twice does what it does once */
    CompletableFuture<JsonNode> post(String path, @Nullable Object json, Duration wait, boolean repeatable) {
        Duration most = wait.compareTo(MAX_WAIT) > 0 ? MAX_WAIT : wait;
        HttpRequest.Builder request = request(path, options.answerLimit().plus(most));
        if (!most.isZero()) {
            request.header("Prefer", "wait=" + Math.max(1, most.toSeconds()));
        }
        if (json == null) {
            request.POST(BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json").POST(body(json));
        }
        return sender.send(request.build(), repeatable);
    }

    /** Once only: the lines are gone when they are sent. */
    CompletableFuture<JsonNode> postLines(String path, Iterable<byte[]> lines) {
        HttpRequest.Builder request = request(path, BULK);
        return sender.send(
                request.header("Content-Type", "application/x-ndjson")
                        .POST(BodyPublishers.ofByteArrays(lines))
                        .build(),
                false);
    }

    /** @param after id of an event; empty: from the beginning */
    void follow(String path, String after, Calls.Listener listener) {
        new Events(client, options.retries(), after)
                .follow(
                        last -> {
                            HttpRequest.Builder request = builder(path).header("Accept", "text/event-stream");
                            return (last.isEmpty() ? request : request.header("Last-Event-ID", last)).build();
                        },
                        listener);
    }

    static byte[] bytes(@Nullable Object json) {
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static BodyPublisher body(Object json) {
        return BodyPublishers.ofByteArray(bytes(json));
    }

    private HttpRequest.Builder request(String path, Duration limit) {
        return builder(path).timeout(limit);
    }

    private HttpRequest.Builder builder(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        options.headers().forEach(request::header);
        return request;
    }
}
