package dev.expunge.e2e.cases;

import static org.awaitility.Awaitility.await;

import dev.expunge.core.event.Input;
import dev.expunge.core.event.RowEffect;
import dev.expunge.core.shard.Settings;
import dev.expunge.testing.memory.InMemoryApi;
import dev.expunge.testing.memory.InMemoryProduct;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** What users' tests get in place of a cluster: the real API, over real HTTP, on shards in memory. */
final class InMemoryServer implements Subject {

    private static final Duration LIMIT = Duration.ofSeconds(Long.getLong("case.seconds", 20));

    private static @Nullable InMemoryServer shared;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final InMemoryApi api;
    private final InMemoryProduct product;

    private InMemoryServer(InMemoryApi api) {
        this.api = api;
        this.product = api.product();
    }

    /** The one server of this process; it ends with it. */
    static synchronized InMemoryServer shared() throws IOException {
        if (shared == null) {
            shared = new InMemoryServer(InMemoryApi.start());
        }
        return shared;
    }

    /** Begins anew, with nothing in it. */
    void begin(int shards, Settings settings, long seed) {
        product.begin(shards, settings, seed);
    }

    @Override
    public URI base() {
        return api.base();
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
}
