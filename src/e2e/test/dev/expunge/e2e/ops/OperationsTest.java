package dev.expunge.e2e.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.expunge.broker.EmbeddedBroker;
import dev.expunge.e2e.Product;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One long session on the running product, and then: was all of it as the contracts, the dashboards and the rules say? */
class OperationsTest {

    private static final Duration SOON = Duration.ofSeconds(40);

    @TempDir
    static Path dir = Path.of("");

    private static EmbeddedBroker broker;
    private static Product product;
    private static Checked api;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(dir.resolve("kafka"));
        product = Product.up(
                dir.resolve("data"), Map.of("EXPUNGE_LOG_FORMAT", "json"), "--kafka", broker.bootstrapServers());
        api = new Checked(product.base());
        new FullSession(api).run();
        sendGarbage();
        await().atMost(SOON).until(() -> metrics().contains("expunge_quarantine_records_total{"));
    }

    @AfterAll
    static void stop() {
        product.close();
        broker.close();
    }

    /** Of which nothing may be in a log, either. */
    private static void sendGarbage() {
        Map<String, Object> config = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            var unused = producer.send(
                    new ProducerRecord<>("expunge.changes", "k", "{\"name\": \"" + FullSession.SECRET + "\"}"));
        }
    }

    private static String metrics() {
        return api.call("GET", "/metrics", "");
    }

    @Test
    void everyDescribedCallWasMadeAndAnsweredAsDescribed() {
        assertThat(api.contract.checked()).isEqualTo(api.contract.described());
    }

    @Test
    void everyMessageOnTheTopicsIsAsDescribed() {
        Messages messages = new Messages(api.json("GET", "/asyncapi.json", ""));
        messages.readAll(broker.bootstrapServers());

        assertThat(messages.faults()).isEmpty();
        assertThat(messages.seen()).isEqualTo(messages.described());
    }

    @Test
    void everyMetricAndLabelThatAnAlertOrThePanelsNameIsThere() throws IOException {
        // Foreign keys that block are told with the question before.
        metrics();
        List<String> lines =
                metrics().lines().filter(line -> !line.startsWith("#")).toList();
        Set<String> names =
                lines.stream().map(line -> line.replaceAll("[{ ].*", "")).collect(Collectors.toSet());
        for (String expression : Expressions.all()) {
            assertThat(names).as(expression).containsAll(Expressions.metrics(expression));
            Set<String> labels = new TreeSet<>();
            Expressions.metrics(expression)
                    .forEach(metric -> lines.stream()
                            .filter(line -> line.startsWith(metric + "{"))
                            .forEach(line -> labelsOf(line).forEach(labels::add)));
            assertThat(labels).as(expression).containsAll(Expressions.labels(expression));
        }
    }

    private static Stream<String> labelsOf(String line) {
        return Stream.of(line.substring(line.indexOf('{') + 1).split("\",?")).map(part -> part.replaceAll("=.*", ""));
    }

    @Test
    void figuresAndStatusTellTheSame() {
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode status = api.json("GET", "/v1/status", "");
            String figures = metrics();
            assertThat(status.path("pending").asInt()).isZero();
            assertThat(status.at("/byState/BLOCKED").asInt()).isEqualTo(1);
            assertThat(status.at("/byState/FAILED").asInt()).isEqualTo(1);
            assertThat(status.at("/scheduled/count").asInt()).isEqualTo(1);
            assertThat(status.at("/blockedBy/0/foreignKey").asText()).isEqualTo("bills(user)->users");
            assertThat(figures)
                    .contains("expunge_deletes{state=\"blocked\"} 1.0")
                    .contains("expunge_deletes_blocked{foreign_key=\"bills(user)->users\",table=\"users\"} 1.0")
                    .contains("expunge_timers 1.0")
                    .contains("expunge_units 0.0")
                    .contains("expunge_places_held 0.0")
                    .contains("expunge_partitions{role=\"active\",service=\"cascade-processor\"} 4.0")
                    .contains("expunge_partitions{role=\"standby\",service=\"cascade-processor\"} 0.0")
                    .contains("expunge_timers_dropped_total{reason=\"token_changed\"} 1.0")
                    .contains("expunge_ready{service=\"cascade-processor\"} 1.0");
        });
    }

    @Test
    void noRowContentsAreInTheLogs() throws IOException {
        try (Stream<Path> files = Files.walk(dir.resolve("data/logs"))) {
            List<Path> logs = files.filter(Files::isRegularFile).toList();
            assertThat(logs).isNotEmpty();
            for (Path log : logs) {
                assertThat(Files.readString(log, StandardCharsets.UTF_8))
                        .as(log.toString())
                        .doesNotContain(FullSession.SECRET);
            }
            assertThat(Files.readString(logs.get(0))).contains("put aside");
        }
    }

    @Test
    void everyLineOfTheLogIsJsonWithTheSameKeys() throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<String> lines = Files.readAllLines(dir.resolve("data/logs/expunge.log"));
        Set<String> levels = new TreeSet<>();
        for (String line : lines) {
            JsonNode entry = json.readTree(line);
            Set<String> keys = new TreeSet<>();
            entry.fieldNames().forEachRemaining(keys::add);
            assertThat(keys)
                    .as(line)
                    .containsExactly("formattedMessage", "level", "loggerName", "threadName", "throwable", "timestamp");
            assertThat(entry.path("timestamp").isIntegralNumber()).as(line).isTrue();
            levels.add(entry.path("level").asText());
        }
        assertThat(levels).contains("INFO", "WARN");
    }
}
