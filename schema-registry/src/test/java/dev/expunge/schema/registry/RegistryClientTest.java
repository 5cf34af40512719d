package dev.expunge.schema.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.expunge.schema.embedded.EmbeddedRegistry;
import dev.expunge.schema.wire.ContentId;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryClientTest {

    private static final Schema CAT = schema("{'name': 'name', 'type': 'string'}");
    private static final Schema LATER =
            schema("{'name': 'name', 'type': 'string'}, {'name': 'age', 'type': ['null', 'int'], 'default': null}");
    private static final Schema OTHER = schema("{'name': 'name', 'type': 'long'}");

    @TempDir
    Path directory;

    private EmbeddedRegistry registry;
    private RegistryClient client;

    @BeforeEach
    void start() {
        registry = EmbeddedRegistry.start(0, directory);
        client = client(registry.url().toString());
    }

    @AfterEach
    void stop() {
        client.close();
        registry.close();
    }

    @Test
    void registersAndFinds() {
        int id = client.idOf("cats-value", CAT);
        assertThat(id).isEqualTo(ContentId.of(CAT));
        RegistryClient another = client(registry.url().toString());
        assertThat(another.schemaOf(id)).isEqualTo(CAT);
        assertThat(another.idOf("cats-value", LATER)).isNotEqualTo(id);
    }

    @Test
    void takesAnAddressWithAPathAndAUser() {
        RegistryClient below = client(registry.url() + "/apis/ccompat/v7/");
        assertThat(below.idOf("cats-value", CAT)).isEqualTo(ContentId.of(CAT));
        String withUser = registry.url().toString().replace("http://", "http://ann:s%40fe@");
        assertThat(client(withUser).schemaOf(ContentId.of(CAT))).isEqualTo(CAT);
    }

    @Test
    void saysWhichIdsNobodyKnows() {
        assertThat(client.schemaOf(5)).isNull();
        assertThat(client.schemaOf(5)).isNull();
    }

    @Test
    void saysWhyASchemaIsRefused() {
        client.idOf("cats-value", CAT);
        assertThatThrownBy(() -> client.idOf("cats-value", OTHER))
                .isInstanceOf(SchemaRefusedException.class)
                .hasMessageContaining("Cat")
                .hasMessageContaining("cats-value")
                .hasMessageContaining("409")
                .hasMessageContaining("incompatible");
    }

    @Test
    void refusesAnAddressThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegistrySettings.of("localhost:8081"))
                .withMessageContaining("schema registry cannot be localhost:8081");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RegistrySettings(registry.url(), Duration.ZERO, Duration.ZERO))
                .withMessageContaining("attemptTimeout cannot be");
    }

    @Nested
    class DuringAnOutage {

        @Test
        void whatIsKnownStaysKnown() {
            int id = client.idOf("cats-value", CAT);
            registry.close();
            assertThat(client.idOf("cats-value", CAT)).isEqualTo(id);
            assertThat(client.schemaOf(id)).isEqualTo(CAT);
        }

        @Test
        void whatIsNewFailsWithTheReasonAfterABoundedTime() {
            registry.close();
            assertThatThrownBy(() -> client.schemaOf(5))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasMessageContaining("GET")
                    .hasMessageContaining("/schemas/ids/5");
            assertThatThrownBy(() -> client.idOf("cats-value", CAT)).isInstanceOf(RegistryUnavailableException.class);
        }

        @Test
        void aCallIsRepeatedUntilTheRegistryIsWell() throws Exception {
            Deque<Integer> statuses = new ConcurrentLinkedDeque<>(List.of(503, 429, 500, 200));
            HttpServer unwell = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            unwell.createContext("/", exchange -> {
                byte[] body = "{\"id\": 7}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(statuses.removeFirst(), body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            unwell.start();
            try {
                URI url = URI.create("http://127.0.0.1:" + unwell.getAddress().getPort());
                RegistryClient patient =
                        new RegistryClient(new RegistrySettings(url, Duration.ofSeconds(5), Duration.ofSeconds(30)));
                assertThat(patient.idOf("cats-value", CAT)).isEqualTo(7);
            } finally {
                unwell.stop(0);
            }
        }

        @Test
        void closingEndsTheWait() throws Exception {
            registry.close();
            RegistryClient patient = new RegistryClient(
                    new RegistrySettings(registry.url(), Duration.ofSeconds(5), Duration.ofHours(1)));
            CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> patient.schemaOf(5));
            patient.close();
            assertThat(waiting.handle((done, failure) -> failure).get(30, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(RegistryUnavailableException.class);
        }
    }

    /** Gives up soon. */
    private static RegistryClient client(String url) {
        return new RegistryClient(new RegistrySettings(URI.create(url), Duration.ofSeconds(5), Duration.ofMillis(500)));
    }

    private static Schema schema(String fields) {
        String text = "{'type': 'record', 'name': 'Cat', 'fields': [" + fields + "]}";
        return new Schema.Parser().parse(text.replace('\'', '"'));
    }
}
