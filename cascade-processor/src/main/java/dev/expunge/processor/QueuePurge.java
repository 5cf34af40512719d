package dev.expunge.processor;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what shards have read from the queue between them, which keeps records for as long as nobody has read them. */
final class QueuePurge implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(QueuePurge.class);

    private final Runnable purge;
    private final ScheduledExecutorService timer;
    private boolean failing;

    QueuePurge(Runnable purge, int everyMs) {
        this.purge = purge;
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "expunge-queue-purge");
            thread.setDaemon(true);
            return thread;
        });
        var unused = timer.scheduleWithFixedDelay(this::run, everyMs, everyMs, TimeUnit.MILLISECONDS);
    }

    /** A failure costs disk and nothing else, so the next round tries again. */
    void run() {
        try {
            purge.run();
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn("Messages that shards have read could not be removed, and are tried again: {}", e.toString());
            }
            failing = true;
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
