package dev.expunge.streams.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.expunge.streams.config.HealthAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthServerTest {

    private static final HealthAddress ANY_PORT = new HealthAddress("127.0.0.1", 0);

    private final AtomicReference<Health> health = new AtomicReference<>(Health.ready("running"));
    private final HttpClient client = HttpClient.newHttpClient();
    private HealthServer server;

    @BeforeEach
    void start() throws IOException {
        server = new HealthServer(ANY_PORT, health::get);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_running_service_is_live_and_ready() throws Exception {
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void a_restoring_service_is_live_and_not_ready() throws Exception {
        health.set(Health.notReady("restoring, 7 records to go"));

        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(get("/health/ready").body()).contains("restoring, 7 records to go");
    }

    @Test
    void a_dead_service_is_neither_and_its_detail_stays_json() throws Exception {
        health.set(Health.dead("stopped by \"x\"\n"));

        assertThat(get("/health/live").statusCode()).isEqualTo(503);
        assertThat(get("/health/live").body())
                .isEqualTo("{\"live\": false, \"ready\": false, \"detail\": \"stopped by \\\"x\\\" \"}\n");
    }

    @Test
    void a_port_that_is_taken_is_named() {
        assertThatThrownBy(() -> new HealthServer(new HealthAddress("127.0.0.1", server.port()), health::get))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("127.0.0.1:" + server.port());
    }

    @Test
    void a_call_that_changes_something_takes_only_post() throws Exception {
        server.onPost("/clock/accept", () -> "accepted");

        assertThat(get("/clock/accept").statusCode()).isEqualTo(405);
        assertThat(send(request("/clock/accept").POST(HttpRequest.BodyPublishers.noBody()))
                        .body())
                .contains("accepted");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
