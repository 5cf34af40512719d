package dev.expunge.e2e.cases;

import static org.awaitility.Awaitility.await;

import dev.expunge.core.event.Input;
import dev.expunge.core.event.RowEffect;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** A product that runs somewhere, on the clock of the wall. Its topics are out of reach. */
record RunningProduct(URI base, ExecutorService threads) implements Subject {

    private static final long PATIENCE_MS = 3_000;

    @Override
    public void pass(long ms) {
        await().pollDelay(Duration.ofMillis(ms))
                .atMost(Duration.ofMillis(ms + 10_000))
                .until(() -> true);
    }

    @Override
    public void together(List<Runnable> calls) {
        calls.stream()
                .map(call -> CompletableFuture.runAsync(call, threads))
                .toList()
                .forEach(CompletableFuture::join);
    }

    @Override
    public long patienceMs() {
        return PATIENCE_MS;
    }

    @Override
    public void submit(Input input) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<RowEffect> effects() {
        throw new UnsupportedOperationException();
    }
}
