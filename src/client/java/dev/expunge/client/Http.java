package dev.expunge.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Calls below {@code /v1}. */
final class Http {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final String EVENT = "data:";
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(45);
    private static final Duration BULK = Duration.ofMinutes(10);
    private static final Duration MAX_WAIT = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final String base;

    Http(URI server) {
        String text = server.toString();
        this.base = (text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + "/v1";
    }

    /** A part of a path, whatever it holds. */
    static String part(String text) {
        // A dot would be read as this folder, two as the one above.
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace(".", "%2E");
    }

    JsonNode get(String path) {
        return send(request(path, ANSWER).GET());
    }

    JsonNode put(String path, Object json) {
        return send(
                request(path, ANSWER).header("Content-Type", "application/json").PUT(body(json)));
    }

    /** @param wait how long the server is to wait for an end; zero: not at all */
    JsonNode post(String path, @Nullable Object json, Duration wait) {
        Duration most = wait.compareTo(MAX_WAIT) > 0 ? MAX_WAIT : wait;
        HttpRequest.Builder request = request(path, ANSWER.plus(most));
        if (!most.isZero()) {
            request.header("Prefer", "wait=" + Math.max(1, most.toSeconds()));
        }
        if (json == null) {
            return send(request.POST(BodyPublishers.noBody()));
        }
        return send(request.header("Content-Type", "application/json").POST(body(json)));
    }

    JsonNode postLines(String path, Iterable<byte[]> lines) {
        return send(request(path, BULK)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofByteArrays(lines)));
    }

    void follow(String path, Predicate<JsonNode> goOn) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Accept", "text/event-stream")
                .build();
        try {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() >= 300) {
                    throw ExpungeException.of(response.statusCode(), JSON.readTree(body));
                }
                read(new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8)), goOn);
            }
        } catch (IOException e) {
            throw ExpungeException.notReachable(request.uri() + " was cut: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ExpungeException.notReachable("interrupted while following " + request.uri(), e);
        }
    }

    private static void read(BufferedReader events, Predicate<JsonNode> goOn) throws IOException {
        for (String line = events.readLine(); line != null; line = events.readLine()) {
            if (line.startsWith(EVENT) && !goOn.test(JSON.readTree(line.substring(EVENT.length())))) {
                return;
            }
        }
        throw new EOFException("the server ended the stream");
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
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(limit);
    }

    private JsonNode send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            JsonNode json = JSON.readTree(response.body());
            if (response.statusCode() >= 300) {
                throw ExpungeException.of(response.statusCode(), json);
            }
            return json;
        } catch (JsonProcessingException e) {
            throw ExpungeException.notReachable(request.uri() + " did not answer in JSON", e);
        } catch (IOException e) {
            throw ExpungeException.notReachable(request.uri() + " did not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ExpungeException.notReachable("interrupted while waiting for " + request.uri(), e);
        }
    }
}
