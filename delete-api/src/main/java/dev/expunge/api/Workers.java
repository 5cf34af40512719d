package dev.expunge.api;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that go on with calls when what they waited for is there. */
final class Workers {

    private static final int THREADS = 24;
    private static final int QUEUED = 20_000;

    private Workers() {}

    static ExecutorService start() {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor workers = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUED), task -> {
                    Thread thread = new Thread(task, "expunge-api-worker-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        workers.allowCoreThreadTimeOut(true);
        // Whoever hands over more does it himself, which slows him down.
        workers.setRejectedExecutionHandler(new ThreadPoolExecutor.CallerRunsPolicy());
        return workers;
    }
}
