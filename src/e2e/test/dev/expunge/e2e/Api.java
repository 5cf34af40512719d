package dev.expunge.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The HTTP interface, as a user calls it. */
final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;

    Api(URI base) {
        this.base = base;
    }

    record Answer(int status, HttpHeaders headers, JsonNode body) {

        String text(String field) {
            return body.path(field).asText();
        }
    }

    static String quoted(String json) {
        return json.replace('\'', '"');
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    /** @param json may have ' in place of " */
    Answer put(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(quoted(json))));
    }

    Answer post(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(quoted(json))));
    }

    /** A delete, or a call on one, that waits for its end. */
    Answer postAndWait(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Prefer", "wait=60")
                .POST(HttpRequest.BodyPublishers.ofString(quoted(json))));
    }

    Answer load(String table, String ndjson) {
        return send(request("/tables/" + table + "/rows")
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(quoted(ndjson))));
    }

    JsonNode status(String deleteId) {
        return get("/deletes/" + deleteId).body();
    }

    /** All rows of a table by key. */
    Map<String, JsonNode> rows(String table) {
        Map<String, JsonNode> found = new TreeMap<>();
        String cursor = "";
        do {
            Answer answer = get("/tables/" + table + "/rows?limit=5000" + cursor);
            answer.body().path("rows").properties().forEach(row -> found.put(row.getKey(), row.getValue()));
            JsonNode next = answer.body().path("cursor");
            cursor = next.isTextual() ? "&cursor=" + URLEncoder.encode(next.asText(), StandardCharsets.UTF_8) : "";
        } while (!cursor.isEmpty());
        return found;
    }

    /** Whether the product answers and says that it is ready. */
    boolean isReady() {
        try {
            return get("/health/ready").status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve("/v1" + path)).timeout(LIMIT);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String body = response.body();
            return new Answer(
                    response.statusCode(),
                    response.headers(),
                    body.isBlank() ? NullNode.getInstance() : JSON.readTree(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
