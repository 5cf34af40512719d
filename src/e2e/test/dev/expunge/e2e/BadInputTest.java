package dev.expunge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.expunge.broker.EmbeddedBroker;
import dev.expunge.core.event.DeleteCommand;
import dev.expunge.core.event.Routing;
import dev.expunge.core.event.RowChange;
import dev.expunge.core.request.DeleteIds;
import dev.expunge.core.request.DeleteRequest;
import dev.expunge.core.row.Value;
import dev.expunge.schema.codec.RecordOrigin;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a public topic or comes over HTTP: it is said what and where, and all goes on. Shared topics. */
class BadInputTest {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final int SHARDS = 4;

    @TempDir
    static Path dir = Path.of("");

    private static EmbeddedBroker broker;
    private static Product product;
    private static Cluster cluster;
    private static Api api;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(dir.resolve("kafka"));
        product = Product.up(
                dir.resolve("data"), "--kafka", broker.bootstrapServers(), "--topics", "shared", "--shards", "4");
        api = product.api();
        cluster = new Cluster(broker.bootstrapServers());
        assertThat(api.put("/catalog", Tables.CATALOG).status()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        cluster.close();
        product.close();
        broker.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"expunge.changes", "expunge.requests", "expunge.shards"})
    void recordsThatCannotBeReadArePutAsideWithTheirPlaceAndTheRestGoesOn(String topic) {
        List<byte[]> values = List.of(
                "garbage".getBytes(StandardCharsets.UTF_8),
                new byte[] {1, 0, 0, 0, 1, 2},
                new byte[] {0, 0x7f, 0x7f, 0x7f, 0x7f, 2, 2},
                new byte[] {0},
                new byte[0]);
        for (byte[] value : values) {
            assertPutAside(cluster.send(topic, 1, "k", value));
        }
        assertPutAside(cluster.send(topic, 1, "k", null));
        assertThatAllGoesOn("after-" + topic.replace('.', '-'));
    }

    @Test
    void aChangeOfAnUnknownTableIsPutAsideWithItsPlace() {
        assertPutAside(cluster.send(change("c-unknown", "nope", "x", Map.of()), null, SHARDS));
        assertPutAside(
                cluster.send(change("c-column", "item", "x", Map.of("colour", new Value.Text("red"))), null, SHARDS));
        assertThatAllGoesOn("after-unknown");
    }

    @Test
    void aRecordOnTheWrongPartitionDoesTheSame() {
        int wrong = (Routing.shardOf("wrong", SHARDS) + 1) % SHARDS;
        cluster.send(change("c-wrong", "item", "wrong", Map.of("name", new Value.Text("x"))), wrong, SHARDS);
        await().atMost(SOON).until(() -> api.get("/tables/item/rows/wrong").status() == 200);
        DeleteCommand delete = delete("r-wrong", "item", "wrong");
        cluster.send(delete, (Routing.shardOf(delete.routingKey(), SHARDS) + 1) % SHARDS, SHARDS);
        await().atMost(SOON).until(() -> api.get("/tables/item/rows/wrong").status() == 404);
    }

    @Test
    void aRefusedDirectRequestHasAStatusAndAnAuditEvent() {
        cluster.send(delete("r-unknown", "nope", "x"), null, SHARDS);
        await("the rejection").atMost(SOON).until(() -> rejected("r-unknown") != null);
        JsonNode status = Objects.requireNonNull(rejected("r-unknown"));
        assertThat(status.path("error").path("code").asText()).isEqualTo("TABLE_UNKNOWN");
        assertThat(new AuditTrail(api, status.path("deleteId").asText()).count("REJECTED"))
                .isEqualTo(1);
        assertThatAllGoesOn("after-refused");
    }

    @Test
    void whatIsTooLargeOverHttpIsRefusedAndTheOtherLinesAreWritten() {
        Api.Answer body = api.post("/deletes", "{'table': 'item', 'key': '" + "x".repeat(1_100_000) + "'}");
        assertThat(body.status()).isEqualTo(413);
        Api.Answer lines = api.load(
                "item",
                "{'id': 'h1', 'name': 'ok'}\n{'id': 'h2', 'name': '" + "x".repeat(300_000)
                        + "'}\nnot json\n{'id': 'h3', 'name': null}\nnull\n{'id': 'h4'}\n");
        assertThat(lines.body().path("written").asInt()).isEqualTo(3);
        assertThat(lines.body().path("errors").findValuesAsText("line")).containsExactly("2", "3", "5");
        assertThatAllGoesOn("after-large");
    }

    /** A row does the same from a producer of its own and over HTTP, and so does a delete. */
    private static void assertThatAllGoesOn(String key) {
        for (int i = 0; i < 2 * SHARDS; i++) {
            String id = key + i;
            if (i % 2 == 0) {
                cluster.send(change("c-" + id, "item", id, Map.of("name", new Value.Text("n"))), null, SHARDS);
            } else {
                assertThat(api.put("/tables/item/rows/" + id, "{'name': 'n'}").status())
                        .isEqualTo(200);
            }
        }
        for (int i = 0; i < 2 * SHARDS; i++) {
            String id = key + i;
            await(id)
                    .atMost(SOON)
                    .until(() -> api.get("/tables/item/rows/" + id).status() == 200);
            assertThat(api.get("/tables/item/rows/" + id).body().toString())
                    .isEqualTo("{\"id\":\"" + id + "\",\"name\":\"n\"}");
        }
        cluster.send(delete("r-" + key, "item", key + 0), null, SHARDS);
        await().atMost(SOON).until(() -> api.get("/tables/item/rows/" + key + 0).status() == 404);
        assertThat(api.postAndWait("/deletes", "{'table': 'item', 'key': '" + key + "1'}")
                        .text("state"))
                .isEqualTo("COMPLETED");
    }

    private static void assertPutAside(RecordMetadata record) {
        String place = record.topic() + " " + record.partition() + " " + record.offset();
        await("the quarantine has " + place)
                .atMost(SOON)
                .untilAsserted(() -> assertThat(cluster.quarantine())
                        .extracting(quarantined -> {
                            RecordOrigin origin = quarantined.origin();
                            return origin == null
                                    ? ""
                                    : origin.topic() + " " + origin.partition() + " " + origin.offset();
                        })
                        .contains(place));
    }

    private static @Nullable JsonNode rejected(String requestId) {
        for (JsonNode delete :
                api.get("/deletes?state=REJECTED&limit=1000").body().path("deletes")) {
            if (delete.path("requestId").asText().equals(requestId)) {
                return delete;
            }
        }
        return null;
    }

    private static RowChange change(String eventId, String table, String key, Map<String, Value> columns) {
        Map<String, Value> row = new HashMap<>(columns);
        row.put("id", new Value.Text(key));
        return new RowChange(eventId, table, key, row, RowChange.Origin.OWNER, null);
    }

    private static DeleteCommand delete(String requestId, String table, String key) {
        DeleteRequest request = new DeleteRequest(
                table,
                new DeleteRequest.Selection(key, null, null, false),
                new DeleteRequest.How(null, null, null, null, null),
                null,
                requestId,
                new DeleteRequest.Note(null, null));
        return new DeleteCommand(requestId, DeleteIds.forRequest(requestId), request, false, null);
    }
}
