package dev.expunge.streams;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces a stream thread that died, since a commit that races a coordinator's abort kills one now and then; more deaths
 * than the bound within the window, or a broken JVM, end the client.
 */
final class ThreadReplacement implements StreamsUncaughtExceptionHandler {

    static final int MOST = 5;
    static final long WINDOW_MINUTES = 10;

    private static final Logger LOG = LoggerFactory.getLogger(ThreadReplacement.class);

    private final LongSupplier nanoTime;
    private final Consumer<Throwable> onEnd;
    private final Deque<Long> deaths = new ArrayDeque<>();
    private long died;

    ThreadReplacement(LongSupplier nanoTime, Consumer<Throwable> onEnd) {
        this.nanoTime = nanoTime;
        this.onEnd = onEnd;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable cause) {
        long now = nanoTime.getAsLong();
        died++;
        while (!deaths.isEmpty() && now - deaths.getFirst() > TimeUnit.MINUTES.toNanos(WINDOW_MINUTES)) {
            deaths.removeFirst();
        }
        if (isOfTheJvm(cause) || deaths.size() >= MOST) {
            LOG.error("A stream thread died after {} replacements; this service stops", deaths.size(), cause);
            onEnd.accept(cause);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        deaths.addLast(now);
        LOG.warn(
                "A stream thread died and is replaced, {} of at most {} times in {} minutes",
                deaths.size(),
                MOST,
                WINDOW_MINUTES,
                cause);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /** Threads that died, since the start of the process. */
    synchronized long died() {
        return died;
    }

    private static boolean isOfTheJvm(Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof VirtualMachineError || t instanceof LinkageError) {
                return true;
            }
        }
        return false;
    }
}
