package dev.expunge.e2e.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.expunge.api.http.HttpServer;
import dev.expunge.contract.HttpContract;
import dev.expunge.contract.HttpContract.Answered;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Calls a running product, and holds each answer against the description. */
final class Checked {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    final HttpContract contract = HttpContract.ofResource(HttpServer.class, "/dev/expunge/api/openapi.json");
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;

    Checked(URI base) {
        this.base = base;
    }

    /** @param body may have ' in place of "; empty: none */
    String call(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(LIMIT);
        if (body.isEmpty()) {
            request.method(method, BodyPublishers.noBody());
        } else {
            boolean isLines = path.endsWith("/rows");
            request.header("Content-Type", isLines ? "application/x-ndjson" : "application/json");
            request.method(method, BodyPublishers.ofString(body.replace('\'', '"')));
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            check(method, response, response.body());
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The first bytes of a stream that does not end. */
    String stream(String path) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(LIMIT)
                .header("Accept", "text/event-stream")
                .build();
        try {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                String text = new String(in.readNBytes(100), StandardCharsets.UTF_8);
                check("GET", response, text);
                return text;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void check(String method, HttpResponse<?> response, String body) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        contract.check(new Answered(method, response.uri().getRawPath(), response.statusCode(), type, body));
    }

    JsonNode json(String method, String path, String body, String... headers) {
        try {
            return JSON.readTree(call(method, path, body, headers));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The state in which a delete ends, or waits for its time. */
    JsonNode delete(String path, String body) {
        return json("POST", path, body, "Prefer", "wait=60");
    }
}
