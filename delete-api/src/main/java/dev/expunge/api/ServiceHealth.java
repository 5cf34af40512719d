package dev.expunge.api;

import dev.expunge.api.http.Health;
import dev.expunge.api.kafka.ProcessorProbe;
import dev.expunge.api.port.Views;
import dev.expunge.api.view.ViewReader;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Live: the log is being read. Ready: it was read up to the start, and the processor answers. */
final class ServiceHealth implements Health {

    private static final long RETRY_MS = 100;

    private final Views view;
    private final ViewReader reader;
    private final ProcessorProbe processor;

    ServiceHealth(Views view, ViewReader reader, ProcessorProbe processor) {
        this.view = view;
        this.reader = reader;
        this.processor = processor;
    }

    @Override
    public @Nullable String notLive() {
        return reader.notLive();
    }

    @Override
    public CompletableFuture<@Nullable String> notReady() {
        String reason = notLive() == null ? view.notReady() : notLive();
        return reason == null ? processor.silence() : CompletableFuture.completedFuture(reason);
    }

    boolean awaitReady(Duration limit) throws InterruptedException {
        CountDownLatch ready = new CountDownLatch(1);
        long deadline = System.nanoTime() + limit.toNanos();
        look(ready, deadline);
        return ready.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look(CountDownLatch ready, long deadline) {
        var unused = notReady().handle((reason, failure) -> {
            if (reason == null && failure == null) {
                ready.countDown();
            } else if (System.nanoTime() < deadline) {
                CompletableFuture.delayedExecutor(RETRY_MS, TimeUnit.MILLISECONDS)
                        .execute(() -> look(ready, deadline));
            }
            return ready;
        });
    }
}
