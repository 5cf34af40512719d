package dev.expunge.e2e.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.expunge.api.http.HttpServer;
import dev.expunge.contract.HttpContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Speaks HTTP. In every answer the prefix of a case's tables is taken out. */
final class Caller {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration LIMIT = Duration.ofSeconds(Long.getLong("case.seconds", 60));

    /** Each answer of every case has to be one that the description allows. */
    static final HttpContract CONTRACT = HttpContract.ofResource(HttpServer.class, "/dev/expunge/api/openapi.json");

    private final URI base;
    private final String prefix;

    Caller(URI base, String prefix) {
        this.base = base;
        this.prefix = prefix;
    }

    record Answer(int status, JsonNode body) {

        JsonNode get(String field) {
            JsonNode found = body.path(field);
            return found.isMissingNode() ? NullNode.getInstance() : found;
        }
    }

    /** @param body text is sent as lines of JSON, anything else as JSON */
    record Request(
            String method,
            String path,
            Map<String, String> query,
            Map<String, String> headers,
            @Nullable JsonNode body) {

        static Request get(String path) {
            return new Request("GET", path, Map.of(), Map.of(), null);
        }
    }

    Answer call(Request request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(
                        base.resolve("/v1" + request.path() + query(request.query())))
                .timeout(LIMIT);
        request.headers().forEach(builder::setHeader);
        JsonNode body = request.body();
        if (body == null) {
            builder.method(request.method(), BodyPublishers.noBody());
        } else {
            builder.setHeader("Content-Type", body.isTextual() ? "application/x-ndjson" : "application/json");
            builder.method(
                    request.method(), BodyPublishers.ofString(body.isTextual() ? body.asText() : body.toString()));
        }
        try {
            HttpResponse<String> response = CLIENT.send(builder.build(), BodyHandlers.ofString());
            CONTRACT.check(new HttpContract.Answered(
                    request.method(),
                    response.uri().getRawPath(),
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body()));
            return new Answer(response.statusCode(), json(response.body().replace(prefix, "")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String text) throws IOException {
        return text.isBlank() ? JsonNodeFactory.instance.objectNode() : JSON.readTree(text);
    }

    private static String query(Map<String, String> query) {
        return query.isEmpty()
                ? ""
                : query.entrySet().stream()
                        .map(one -> one.getKey() + "=" + encoded(one.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    /** As a part of a path or a query. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
