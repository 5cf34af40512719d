package dev.expunge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.expunge.broker.EmbeddedBroker;
import dev.expunge.broker.FreePorts;
import dev.expunge.schema.embedded.EmbeddedRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processor instances share four shards; one is killed half-way through a delete and comes back. */
class TwoProcessorsTest {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int ENTRIES = 4_000;
    private static final int IN_LIST_1 = 3_600;

    @TempDir
    private Path dir = Path.of("");

    private EmbeddedBroker broker;
    private EmbeddedRegistry registry;
    private final List<Integer> ports = FreePorts.find(4);
    private final Map<String, Child> children = new HashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start(dir.resolve("kafka"));
        registry = EmbeddedRegistry.start(0, dir.resolve("registry"));
        processor("a", 0);
        processor("b", 1);
        start("scheduler", "dev.expunge.scheduler.Main", ports.get(2));
        start("api", "dev.expunge.api.Main", ports.get(3));
    }

    @AfterEach
    void stop() {
        children.values().forEach(Child::killTree);
        registry.close();
        broker.close();
    }

    private void processor(String instance, int port) {
        start(instance, "dev.expunge.processor.Main", ports.get(port));
    }

    private void start(String name, String mainClass, int port) {
        Map<String, String> environment = Map.of(
                "EXPUNGE_BOOTSTRAP_SERVERS", broker.bootstrapServers(),
                "EXPUNGE_REGISTRY_URL", registry.url().toString(),
                "EXPUNGE_SHARDS", "4",
                "EXPUNGE_INSTANCE_ID", name,
                "EXPUNGE_STATE_DIR", dir.resolve("state-" + name).toString(),
                "EXPUNGE_SESSION_TIMEOUT_MS", "6000",
                "EXPUNGE_HEALTH_PORT", Integer.toString(port),
                "EXPUNGE_HTTP_PORT", Integer.toString(port));
        children.put(name, Child.start(dir.resolve(name + ".log"), environment, mainClass));
    }

    /** Whether the processor at this port says that it has so many shards. */
    private boolean runs(int port, int shards) {
        HttpRequest metrics = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.get(port) + "/metrics"))
                .build();
        return http.sendAsync(metrics, HttpResponse.BodyHandlers.ofString())
                .join()
                .body()
                .contains("expunge_partitions{role=\"active\",service=\"cascade-processor\"} " + shards + ".0");
    }

    @Test
    void aKilledInstanceLosesNothingAndDoublesNothing() {
        Api api = new Api(URI.create("http://127.0.0.1:" + ports.get(3)));
        await("the API").atMost(LIMIT).until(api::isReady);
        assertThat(api.put("/catalog", Tables.CATALOG).status()).isEqualTo(200);
        await("two shards on each")
                .atMost(LIMIT)
                // One that is still starting does not answer yet.
                .ignoreException(CompletionException.class)
                .until(() -> runs(0, 2) && runs(1, 2));
        Tables.load(api, ENTRIES, 10);
        String timed = api.postAndWait(
                        "/deletes", "{'table': 'users', 'key': 'u1', 'mode': 'scheduled', 'delayMs': 5000}")
                .text("deleteId");
        String mass = api.post("/deletes", "{'table': 'playlist', 'key': 'l1', 'mode': 'soft'}")
                .text("deleteId");
        Objects.requireNonNull(children.get("a")).killTree();
        assertThat(api.status(mass).path("state").asText()).isNotEqualTo("COMPLETED");
        processor("a", 0);
        await("the mass delete")
                .atMost(LIMIT)
                .until(() -> api.status(mass).path("state").asText().equals("COMPLETED"));
        assertThat(api.status(mass)
                        .path("counts")
                        .path("softDeleted")
                        .path("entry")
                        .asInt())
                .isEqualTo(IN_LIST_1);
        assertThat(api.rows("entry").values().stream().filter(row -> row.has("deletionTime")))
                .hasSize(IN_LIST_1);
        assertThat(new AuditTrail(api, mass).affected("SOFT_DELETE").values())
                .hasSize(IN_LIST_1 + 1)
                .containsOnly(1);
        await("the purge")
                .atMost(LIMIT)
                .until(() -> api.status(timed).path("state").asText().equals("COMPLETED"));
        assertThat(new AuditTrail(api, timed).affected("DELETE").values())
                .hasSize(10)
                .containsOnly(1);
    }
}
