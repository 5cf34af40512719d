package dev.expunge.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.expunge.api.call.Stamps;
import dev.expunge.api.call.World;
import dev.expunge.api.fake.FakeCommands;
import dev.expunge.api.fake.FakeViews;
import dev.expunge.api.fake.Samples;
import dev.expunge.contract.HttpContract;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The HTTP layer on a free port, with a table of users and one of seats. */
public final class RunningApi implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    static final ObjectMapper JSON = new ObjectMapper();
    static final HttpContract CONTRACT = HttpContract.ofResource(HttpServer.class, "/dev/expunge/api/openapi.json");

    public final FakeCommands commands = new FakeCommands();
    public final FakeViews views = new FakeViews();
    /** One for all: each has threads of its own. */
    final HttpClient client = CLIENT;

    volatile @Nullable String notReady;
    volatile @Nullable String notLive;
    private final ExecutorService workers = Executors.newFixedThreadPool(4);
    private final HttpServer server;

    public RunningApi() throws IOException {
        AtomicInteger ids = new AtomicInteger();
        views.declare("users", Samples.USERS);
        views.declare("seats", Samples.SEATS);
        Health health = new Health() {
            @Override
            public @Nullable String notLive() {
                return notLive;
            }

            @Override
            public CompletableFuture<@Nullable String> notReady() {
                return CompletableFuture.completedFuture(notReady);
            }
        };
        server = new HttpServer(
                new HttpServer.Address("127.0.0.1", 0),
                new World(
                        commands,
                        views,
                        new Stamps(Clock.systemUTC(), () -> "event-" + ids.incrementAndGet()),
                        workers),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                health);
        server.start();
    }

    /** What came back. */
    record Got(int status, HttpResponse<String> response) {

        JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException e) {
                throw new AssertionError("not JSON: " + response.body(), e);
            }
        }

        @Nullable
        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        String code() {
            return json().path("code").asText();
        }

        List<String> paths() {
            return json().path("errors").findValuesAsText("path");
        }
    }

    Got get(String path, String... headers) throws Exception {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    Got delete(String path, String... headers) throws Exception {
        return send("DELETE", path, BodyPublishers.noBody(), headers);
    }

    Got put(String path, String json, String... headers) throws Exception {
        return send("PUT", path, BodyPublishers.ofString(json), with(headers, "Content-Type", "application/json"));
    }

    Got post(String path, String json, String... headers) throws Exception {
        return send("POST", path, BodyPublishers.ofString(json), with(headers, "Content-Type", "application/json"));
    }

    Got postLines(String path, String lines) throws Exception {
        return send("POST", path, BodyPublishers.ofString(lines), "Content-Type", "application/x-ndjson");
    }

    Got send(String method, String path, BodyPublisher body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .timeout(Duration.ofSeconds(20))
                .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        CONTRACT.check(new HttpContract.Answered(
                method,
                response.uri().getRawPath(),
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body()));
        return new Got(response.statusCode(), response);
    }

    List<Route> routes() {
        return Stream.concat(server.calls().stream(), server.operations().stream())
                .toList();
    }

    /** Method and path of all calls. */
    List<String> calls() {
        return Stream.concat(
                        routes().stream().map(route -> route.method().name() + " " + DeleteRoutes.BASE + route.path()),
                        server.operations().stream().map(route -> route.method().name() + " " + route.path()))
                .toList();
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static String[] with(String[] headers, String name, String value) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = name;
        all[headers.length + 1] = value;
        return all;
    }

    @Override
    public void close() {
        server.close();
        workers.shutdownNow();
    }
}
