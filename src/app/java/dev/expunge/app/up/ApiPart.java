package dev.expunge.app.up;

import dev.expunge.api.ApiService;
import java.io.IOException;
import java.time.Duration;

/** The HTTP API; ready when it has caught up with the log and the processor answers it. */
final class ApiPart implements Part {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final ApiService service;

    ApiPart(ApiService service) {
        this.service = service;
    }

    @Override
    public String name() {
        return "the API";
    }

    @Override
    public void start() throws IOException, InterruptedException {
        service.start();
        if (!service.awaitReady(START_LIMIT)) {
            throw new IllegalStateException("after " + START_LIMIT.toSeconds() + " s it cannot serve yet");
        }
    }

    @Override
    public void close() {
        service.close();
    }
}
