package dev.expunge.testing.memory;

import dev.expunge.api.call.Stamps;
import dev.expunge.api.call.World;
import dev.expunge.api.http.Health;
import dev.expunge.api.http.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The real API, over real HTTP on a free port, on shards in memory. */
public final class InMemoryApi implements AutoCloseable {

    private final InMemoryProduct product = new InMemoryProduct();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "expunge-in-memory");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpServer server;

    private InMemoryApi() {
        AtomicInteger ids = new AtomicInteger();
        server = new HttpServer(
                new HttpServer.Address("127.0.0.1", 0),
                new World(
                        product,
                        product.views(),
                        new Stamps(new ProductClock(product), () -> "event-" + ids.incrementAndGet()),
                        threads),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                new Healthy());
    }

    /** @throws IOException if it cannot listen */
    public static InMemoryApi start() throws IOException {
        InMemoryApi started = new InMemoryApi();
        started.server.start();
        return started;
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    public InMemoryProduct product() {
        return product;
    }

    private static final class Healthy implements Health {
        @Override
        public @Nullable String notLive() {
            return null;
        }

        @Override
        public CompletableFuture<@Nullable String> notReady() {
            return CompletableFuture.completedFuture(null);
        }
    }

    private static final class ProductClock extends Clock {

        private final InMemoryProduct product;

        ProductClock(InMemoryProduct product) {
            this.product = product;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(product.nowMs());
        }
    }

    @Override
    public void close() {
        server.close();
        threads.shutdownNow();
    }
}
