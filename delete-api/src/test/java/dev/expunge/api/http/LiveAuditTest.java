package dev.expunge.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.api.fake.Samples;
import dev.expunge.core.event.AuditEvent;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class LiveAuditTest {

    private RunningApi api;

    @BeforeEach
    void start() throws Exception {
        api = new RunningApi();
        api.views.put(Samples.event("a", "d1", AuditEvent.Type.REQUESTED, 1));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void sendsWhatWasAndWhatComes() throws Exception {
        try (BufferedReader stream = open("/v1/audit")) {
            assertThat(event(stream)).contains("id: 0-1", "event: REQUESTED");

            api.views.put(Samples.event("b", "d2", AuditEvent.Type.COMPLETED, 2));

            assertThat(event(stream)).contains("id: 0-2", "event: COMPLETED");
        }
    }

    @Test
    void sendsOneDeletesEventsOnly() throws Exception {
        try (BufferedReader stream = open("/v1/deletes/d1/audit")) {
            assertThat(event(stream)).contains("event: REQUESTED");

            api.views.put(Samples.event("b", "d2", AuditEvent.Type.REQUESTED, 2));
            api.views.put(Samples.event("c", "d1", AuditEvent.Type.COMPLETED, 3));

            assertThat(event(stream)).contains("id: 0-3", "event: COMPLETED");
        }
    }

    @Test
    void goesOnWhereAStreamWasCut() throws Exception {
        api.views.put(Samples.event("b", "d2", AuditEvent.Type.COMPLETED, 2));

        try (BufferedReader stream = open("/v1/audit", "Last-Event-ID", "0-1")) {
            assertThat(event(stream)).contains("id: 0-2");
        }
    }

    private BufferedReader open(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.uri(path)).header("Accept", "text/event-stream");
        if (headers.length > 0) {
            request.headers(headers);
        }
        InputStream body =
                api.client.send(request.build(), BodyHandlers.ofInputStream()).body();
        return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    /** The lines of the next event; comments are passed over. */
    private static List<String> event(BufferedReader stream) throws Exception {
        List<String> lines = new ArrayList<>();
        for (String line = stream.readLine(); line != null; line = stream.readLine()) {
            if (line.startsWith(":")) {
                continue;
            }
            if (line.isEmpty() && !lines.isEmpty()) {
                return lines;
            }
            if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        return lines;
    }
}
