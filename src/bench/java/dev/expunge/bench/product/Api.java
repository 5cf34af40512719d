package dev.expunge.bench.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;

/** The HTTP interface, as a client that keeps its connections. Safe for use by many threads. */
public final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int WAIT_S = 60;
    private static final long LOOK_AGAIN_MS = 20;
    private static final Set<String> UNDER_WAY = Set.of("ACCEPTED", "PLANNING", "APPLYING", "PURGING");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;

    Api(URI base) {
        this.base = base;
    }

    /** The body of a 200 or 202. @throws IllegalStateException on any other answer */
    public JsonNode get(String path) {
        return ok(request(path).GET());
    }

    /** @param json may have ' in place of " */
    public JsonNode put(String path, String json) {
        return ok(json(path).PUT(body(json)));
    }

    /** @param json may have ' in place of " */
    public JsonNode post(String path, String json) {
        return ok(json(path).POST(body(json)));
    }

    /** A delete, or a call on one; its status at the end, or when it is scheduled. */
    public JsonNode postAndWait(String path, String json, Duration limit) {
        JsonNode status = ok(json(path).header("Prefer", "wait=" + WAIT_S).POST(body(json)));
        return UNDER_WAY.contains(status.path("state").asText())
                ? await(status.path("deleteId").asText(), limit)
                : status;
    }

    public int statusOf(String path) {
        return send(request(path).GET()).statusCode();
    }

    /** The status at the end, or when it is scheduled. */
    public JsonNode await(String deleteId, Duration limit) {
        JsonNode[] last = new JsonNode[1];
        Patience.await("the end of delete " + deleteId, limit, LOOK_AGAIN_MS, () -> {
            last[0] = get("/deletes/" + deleteId);
            return !UNDER_WAY.contains(last[0].path("state").asText());
        });
        return last[0];
    }

    boolean isReady() {
        return answers("/v1/health/ready");
    }

    /** Whether there is a 200 at this path, from the root. */
    boolean answers(String path) {
        try {
            return send(HttpRequest.newBuilder(base.resolve(path))
                                    .timeout(LIMIT)
                                    .GET())
                            .statusCode()
                    == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /**
     * A figure of the process; NaN: there is none.
     *
     * @param name with its labels
     */
    double figure(String name) {
        HttpResponse<String> metrics = send(
                HttpRequest.newBuilder(base.resolve("/metrics")).timeout(LIMIT).GET());
        return metrics.body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve("/v1" + path)).timeout(LIMIT);
    }

    private HttpRequest.Builder json(String path) {
        return request(path).header("Content-Type", "application/json");
    }

    private static HttpRequest.BodyPublisher body(String json) {
        return HttpRequest.BodyPublishers.ofString(json.replace('\'', '"'));
    }

    private JsonNode ok(HttpRequest.Builder request) {
        HttpResponse<String> response = send(request);
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(response.request().method() + " " + response.uri() + " was answered with "
                    + response.statusCode() + ": " + response.body());
        }
        try {
            return response.body().isBlank() ? NullNode.getInstance() : JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
