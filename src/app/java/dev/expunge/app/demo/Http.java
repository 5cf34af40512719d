package dev.expunge.app.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.expunge.app.ExitCode;
import dev.expunge.app.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Calls the API below {@code /v1}. */
final class Http {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String WAIT_SECONDS = "20";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();
    private final String base;

    Http(URI server) {
        this.base = server.resolve("/v1").toString();
    }

    /** What came back; the body is a missing node where there was none. */
    record Answer(int status, JsonNode body) {}

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer put(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
    }

    /** Waits for an end of the delete, where the call starts one. */
    Answer post(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Prefer", "wait=" + WAIT_SECONDS)
                .POST(BodyPublishers.ofString(json)));
    }

    Answer postLines(String path, String lines) {
        return send(request(path).header("Content-Type", "application/x-ndjson").POST(BodyPublishers.ofString(lines)));
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(LIMIT);
    }

    private Answer send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            var response = client.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (JsonProcessingException e) {
            throw new Problem(
                    ExitCode.REFUSED, request.uri() + " did not answer in JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new Problem(ExitCode.NOT_REACHABLE, request.uri() + " did not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(ExitCode.REFUSED, "Interrupted while waiting for " + request.uri() + ".", e);
        }
    }
}
