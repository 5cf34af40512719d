package dev.expunge.app.up;

import dev.expunge.streams.StreamsService;
import java.time.Duration;
import java.util.function.Consumer;

/** A service that is a Kafka Streams application. */
final class StreamsPart implements Part {

    static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final String name;
    private final StreamsService service;
    private final Consumer<String> broken;

    /** @param broken is told when the service ends by itself */
    StreamsPart(String name, StreamsService service, Consumer<String> broken) {
        this.name = name;
        this.service = service;
        this.broken = broken;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start() throws InterruptedException {
        service.start();
        Thread watch = new Thread(this::watch, "watch " + name);
        watch.setDaemon(true);
        watch.start();
        if (!service.awaitReady(START_LIMIT)) {
            throw new IllegalStateException("after " + START_LIMIT.toSeconds() + " s it is still "
                    + service.health().detail());
        }
    }

    @Override
    public void close() {
        service.close();
    }

    private void watch() {
        try {
            Throwable cause = service.awaitEnd();
            broken.accept(name + " ended by itself" + (cause == null ? "" : ", because of " + cause));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
