package dev.expunge.app.up;

import dev.expunge.app.Logging;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** A running Expunge: Kafka, the schema registry and the three services. Stops when closed, and when the process is asked to end. */
public final class Expunge implements AutoCloseable {

    /** A part says itself what took so long; this one is for those that do not. */
    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final UpConfig config;
    private final DataDir dir;
    private final KafkaPart kafka;
    private final RegistryPart registry;
    private final Parts parts = new Parts();
    private final CompletableFuture<String> broken = new CompletableFuture<>();
    private volatile boolean closing;

    private Expunge(UpConfig config, DataDir dir, FolderSettings settings) {
        this.config = config;
        this.dir = dir;
        this.kafka = new KafkaPart(config, settings, this::breaks);
        this.registry = new RegistryPart(config, dir.path().resolve("registry"));
    }

    /**
     * Returns when all of it is ready for use.
     *
     * @param tell takes sentences about what goes on
     * @throws dev.expunge.app.Problem if it cannot start; nothing is left running
     */
    public static Expunge start(UpConfig config, Consumer<String> tell) {
        DataDir dir = DataDir.open(config.dir());
        try {
            Logging.toFilesIn(dir.logs());
            PortCheck.check(config);
            FolderSettings settings = FolderSettings.agree(dir.path(), config.asked());
            Expunge expunge = new Expunge(config, dir, settings);
            expunge.run(settings, tell);
            return expunge;
        } catch (RuntimeException e) {
            closeFolder(dir);
            throw e;
        }
    }

    private void run(FolderSettings settings, Consumer<String> tell) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(tell), "stop"));
        try {
            tell.accept(
                    config.kafka() == null
                            ? "Starting a Kafka broker in " + dir.path() + " ..."
                            : "Looking for Kafka at " + config.kafka() + " ...");
            parts.start(START_LIMIT, List.of(kafka, registry, new WarmUp()));
            tell.accept("Starting the services ...");
            parts.start(START_LIMIT, new Services(config, dir, settings).on(kafka, registry, this::breaks));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Where the HTTP API is, without {@code /v1}. */
    public URI api() {
        String bind = config.listen().bind();
        String host = bind.equals("0.0.0.0") || bind.equals("::") ? "127.0.0.1" : bind;
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + config.listen().port());
    }

    public String registry() {
        return registry.url();
    }

    /** Bootstrap servers. */
    public String kafka() {
        return kafka.address();
    }

    public Path dir() {
        return dir.path();
    }

    /** Waits until a part ends by itself; which one, as a sentence. */
    public String awaitBreak() throws InterruptedException {
        try {
            return broken.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stops everything, services first; bounded. Harmless when repeated. */
    @Override
    public void close() {
        closing = true;
        parts.close();
        closeFolder(dir);
    }

    private void stop(Consumer<String> tell) {
        if (!closing) {
            tell.accept("Stopping ...");
            close();
            tell.accept("Stopped. The data are kept.");
        }
    }

    private void breaks(String sentence) {
        if (!closing) {
            String capital = sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
            broken.complete(capital + ", so Expunge stops. The log is in " + dir.logs() + ".");
        }
    }

    private static void closeFolder(DataDir dir) {
        try {
            dir.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
