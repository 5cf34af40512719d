package dev.expunge.e2e.cases;

import static org.awaitility.Awaitility.await;

import dev.expunge.api.call.Stamps;
import dev.expunge.api.call.World;
import dev.expunge.api.http.Health;
import dev.expunge.api.http.HttpServer;
import dev.expunge.core.event.Input;
import dev.expunge.core.event.RowEffect;
import dev.expunge.core.shard.Settings;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The real API, over real HTTP, on shards in memory. */
final class InMemoryServer implements Subject, AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final InMemoryProduct product = new InMemoryProduct();
    private final HttpServer server;

    private InMemoryServer() {
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

    static InMemoryServer start() throws IOException {
        InMemoryServer started = new InMemoryServer();
        started.server.start();
        return started;
    }

    /** Begins anew, with nothing in it. */
    void begin(int shards, Settings settings, long seed) {
        product.begin(shards, settings, seed);
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
    public URI base() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    @Override
    public void pass(long ms) {
        product.pass(ms);
    }

    /** Each call has one question for the shards; they get them all, in an order that the seed decides, when all have come. */
    @Override
    public void together(List<Runnable> calls) {
        product.hold();
        List<CompletableFuture<Void>> running = calls.stream()
                .map(call -> CompletableFuture.runAsync(call, threads))
                .toList();
        await().atMost(LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> product.waiting()
                                + running.stream()
                                        .filter(CompletableFuture::isDone)
                                        .count()
                        >= calls.size());
        product.release();
        running.forEach(CompletableFuture::join);
    }

    @Override
    public long patienceMs() {
        return 0;
    }

    @Override
    public void submit(Input input) {
        product.submit(input);
    }

    @Override
    public List<RowEffect> effects() {
        return product.effects();
    }

    @Override
    public void close() {
        server.close();
        threads.shutdownNow();
    }
}
