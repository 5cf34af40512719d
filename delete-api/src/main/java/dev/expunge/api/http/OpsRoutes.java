package dev.expunge.api.http;

import dev.expunge.schema.asyncapi.AsyncApi;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What those who run the service ask: descriptions of its calls and its topics, its figures, its health. Answered below the base and outside. */
final class OpsRoutes {

    private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry metrics;
    private final Health health;
    private final byte[] calls = resource("/dev/expunge/api/openapi.json");
    private final byte[] topics = AsyncApi.json().getBytes(StandardCharsets.UTF_8);

    OpsRoutes(PrometheusMeterRegistry metrics, Health health) {
        this.metrics = metrics;
        this.health = health;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/openapi.json", Set.of(), call -> now(document(calls))),
                Route.get("/asyncapi.json", Set.of(), call -> now(document(topics))),
                Route.get("/metrics", Set.of(), call -> now(metrics())),
                Route.get("/health/live", Set.of(), call -> now(health(health.notLive()))),
                Route.get("/health/ready", Set.of(), call -> health.notReady().thenApply(OpsRoutes::health)));
    }

    private static Answer document(byte[] json) {
        return new Answer(200, Answer.JSON, json, Map.of());
    }

    private Answer metrics() {
        return new Answer(200, METRICS_TYPE, metrics.scrape().getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private static Answer health(@Nullable String reason) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("status", reason == null ? "UP" : "DOWN");
        if (reason != null) {
            json.put("reason", reason);
        }
        return Answer.json(reason == null ? 200 : 503, json);
    }

    private static CompletableFuture<Answer> now(Answer answer) {
        return CompletableFuture.completedFuture(answer);
    }

    private static byte[] resource(String name) {
        try (InputStream in = OpsRoutes.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
