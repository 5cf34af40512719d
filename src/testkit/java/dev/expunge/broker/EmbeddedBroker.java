package dev.expunge.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.Uuid;

/**
 * A Kafka broker in a child process. Its data outlive it: the next broker on the same folder goes on with them, also after
 * {@code kill -9}. Listens on the loopback address only. Thread-safe.
 */
public final class EmbeddedBroker implements AutoCloseable {

    public static final Duration START_LIMIT = Duration.ofSeconds(60);

    private static final long RETRY_MS = 50;
    private static final long STOP_LIMIT_MS = 15_000;

    private final BrokerSettings settings;
    private final Process process;

    private EmbeddedBroker(BrokerSettings settings, Process process) {
        this.settings = settings;
        this.process = process;
    }

    /** Starts a single broker and waits until it is ready. @throws BrokerException if it does not start in 60 s */
    public static EmbeddedBroker start(Path dir) {
        EmbeddedBroker broker = launch(single(dir));
        broker.awaitReady(START_LIMIT);
        return broker;
    }

    /** A cluster of one node, on the ports it had before in this folder where they are free. */
    public static BrokerSettings single(Path dir) {
        BrokerSettings.Ports ports = BrokerFiles.lastPorts(dir)
                .filter(last -> FreePorts.isFree(last.client()) && FreePorts.isFree(last.controller()))
                .orElseGet(() -> freePorts(1).values().iterator().next());
        return new BrokerSettings(dir, Uuid.randomUuid().toString(), 1, new TreeMap<>(Map.of(1, ports)), Map.of());
    }

    /** Free ports for that many nodes; the ids count from 1. */
    public static SortedMap<Integer, BrokerSettings.Ports> freePorts(int nodes) {
        List<Integer> free = FreePorts.find(2 * nodes);
        SortedMap<Integer, BrokerSettings.Ports> ports = new TreeMap<>();
        for (int node = 1; node <= nodes; node++) {
            ports.put(node, new BrokerSettings.Ports(free.get(2 * node - 2), free.get(2 * node - 1)));
        }
        return ports;
    }

    /** Starts the process and does not wait. @throws BrokerException if that is refused */
    public static EmbeddedBroker launch(BrokerSettings settings) {
        try {
            return new EmbeddedBroker(settings, BrokerFiles.command(settings).start());
        } catch (IOException | UncheckedIOException e) {
            throw new BrokerException("The broker in " + settings.dir() + " cannot be started: " + e.getMessage(), e);
        }
    }

    /** Waits until the broker can be used. @throws BrokerException if it ended or is not ready in time; it is then no longer running */
    public void awaitReady(Duration limit) {
        long giveUp = System.nanoTime() + limit.toNanos();
        try {
            while (!Readiness.check(settings)) {
                Optional<Integer> exit = exitWithin(RETRY_MS);
                if (exit.isPresent()) {
                    throw new BrokerException("The broker ended with code " + exit.get() + " while starting. "
                            + BrokerFiles.lastWords(settings));
                }
                if (System.nanoTime() - giveUp >= 0) {
                    kill();
                    throw new BrokerException("The broker was not ready within " + limit.toSeconds() + " s. "
                            + BrokerFiles.lastWords(settings));
                }
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
            throw new BrokerException("Interrupted while the broker was starting.", e);
        }
    }

    public String bootstrapServers() {
        return settings.address();
    }

    public BrokerSettings settings() {
        return settings;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes when the process has ended, for whatever reason. */
    public CompletableFuture<Void> ended() {
        return process.onExit().thenAccept(ended -> {});
    }

    /** As {@code kill -9}; returns when the process is gone. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** An orderly end, at most 15 s; then by force. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroy();
        }
        try {
            if (exitWithin(STOP_LIMIT_MS).isEmpty()) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Integer> exitWithin(long limitMs) throws InterruptedException {
        try {
            return Optional.of(
                    process.onExit().get(limitMs, TimeUnit.MILLISECONDS).exitValue());
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new BrokerException("The end of the broker could not be waited for: " + e.getMessage(), e);
        }
    }
}
