package dev.expunge.app.up;

import dev.expunge.app.ExitCode;
import dev.expunge.app.Problem;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts that have been started, in groups: started side by side, closed side by side, the last group first. */
final class Parts implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    private static final long STOP_LIMIT_SECONDS = 25;

    private final Deque<List<Part>> groups = new ArrayDeque<>();
    private boolean closed;

    /** Returns when all of them are ready. @throws Problem with the name of the one that is not, and why */
    void start(Duration limit, List<Part> group) {
        List<CompletableFuture<Void>> starts = begin(group);
        long giveUp = System.nanoTime() + limit.toNanos();
        for (int i = 0; i < group.size(); i++) {
            await(group.get(i), starts.get(i), giveUp - System.nanoTime(), limit);
        }
    }

    /** Closes everything, the groups that are still starting too; at most 25 s for a group. Later calls wait for the first. */
    @Override
    public synchronized void close() {
        closed = true;
        while (!groups.isEmpty()) {
            List<Part> group = groups.pop();
            CompletableFuture.allOf(group.stream()
                            .map(part ->
                                    inThread("stop " + part.name(), part::close).exceptionally(e -> complain(part, e)))
                            .toArray(CompletableFuture[]::new))
                    .completeOnTimeout(null, STOP_LIMIT_SECONDS, TimeUnit.SECONDS)
                    .join();
        }
    }

    private synchronized List<CompletableFuture<Void>> begin(List<Part> group) {
        if (closed) {
            throw new Problem(ExitCode.BROKEN, "Stopped while starting.");
        }
        groups.push(group);
        return group.stream()
                .map(part -> inThread("start " + part.name(), part::start))
                .toList();
    }

    private static void await(Part part, CompletableFuture<Void> start, long nanos, Duration limit) {
        try {
            start.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new Problem(ExitCode.BROKEN, "Not ready after " + limit.toSeconds() + " s: " + part.name() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(ExitCode.BROKEN, "Interrupted while starting " + part.name() + ".", e);
        } catch (ExecutionException e) {
            throw failed(part, e.getCause() == null ? e : e.getCause());
        }
    }

    private static Problem failed(Part part, Throwable cause) {
        if (cause instanceof Problem problem) {
            return problem;
        }
        LOG.error("Starting {} failed", part.name(), cause);
        return new Problem(ExitCode.BROKEN, "Starting " + part.name() + " failed: " + cause.getMessage(), cause);
    }

    private static Void complain(Part part, Throwable e) {
        LOG.warn("Stopping {} failed", part.name(), e);
        return null;
    }

    private interface Action {

        void run() throws Exception;
    }

    private static CompletableFuture<Void> inThread(String name, Action action) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        action.run();
                        done.complete(null);
                    } catch (Throwable e) {
                        done.completeExceptionally(e);
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        return done;
    }
}
