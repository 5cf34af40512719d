package dev.expunge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.expunge.broker.EmbeddedBroker;
import dev.expunge.schema.codec.RecordOrigin;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two tables fed from change events of a database, one referencing the other. */
class SourceTopicsTest {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final int MANY = 2_000;
    private static final String CATALOG = """
            {'tables': {
              'author': {'columns': {'id': 'string', 'name': 'string', 'deletionTime': 'integer'},
                'source': {'topic': 'db.author', 'format': 'debezium'}},
              'book': {'columns': {'id': 'string', 'author': {'type': 'id(author)', 'notNull': true}, 'deletionTime': 'integer'},
                'indexes': {'by_author': ['author']},
                'foreignKeys': [{'columns': ['author'], 'references': {'table': 'author'}, 'onDelete': 'cascade'}],
                'source': {'topic': 'db.book', 'format': 'debezium'}}}}
            """;

    @TempDir
    static Path dir = Path.of("");

    private static EmbeddedBroker broker;
    private static Product product;
    private static Cluster cluster;
    private static Api api;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(dir.resolve("kafka"));
        product = up();
        api = product.api();
        cluster = new Cluster(broker.bootstrapServers());
        assertThat(api.put("/catalog", CATALOG).status()).isEqualTo(200);
        // Later than the tables: they wait for their topics.
        cluster.create("db.author", 3);
        cluster.create("db.book", 2);
    }

    private static Product up() {
        return Product.up(dir.resolve("data"), "--kafka", broker.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        cluster.close();
        product.close();
        broker.close();
    }

    @Test
    void anEchoDoesNotUndoASoftDeleteAndTheOwnersOwnChangeDoes() {
        author("a1", 1, "'name': 'ada'");
        book("b1", 2, "a1");
        awaitRow("book", "b1");
        awaitRow("author", "a1");
        Api.Answer deleted = api.postAndWait("/deletes", "{'table': 'author', 'key': 'a1', 'mode': 'soft'}");
        assertThat(deleted.text("state")).isEqualTo("COMPLETED");
        long stamp = row("author", "a1").path("deletionTime").asLong();
        assertThat(stamp).isPositive();
        assertThat(row("book", "b1").has("deletionTime")).isTrue();

        author("a1", 10, "'name': 'Ada', 'deletionTime': null");
        awaitName("a1", "Ada");
        assertThat(row("author", "a1").path("deletionTime").asLong()).isEqualTo(stamp);
        author("a1", 11, "'name': 'Ada L', 'deletionTime': " + stamp);
        awaitName("a1", "Ada L");
        assertThat(row("author", "a1").path("deletionTime").asLong()).isEqualTo(stamp);
        author("a1", 12, "'name': 'Ada Lo', 'deletionTime': null");
        awaitName("a1", "Ada Lo");
        assertThat(row("author", "a1").has("deletionTime")).isFalse();
    }

    @Test
    void aRowGoneAtItsSourceTakesTheRowsBelowAndStaysGoneForOlderImages() {
        author("a2", 1, "'name': 'bob'");
        book("b2", 2, "a2");
        awaitRow("book", "b2");
        event("db.author", "a2", "{'op': 'd', 'before': {'id': 'a2'}, 'source': {'lsn': 20}}");
        cluster.send("db.author", null, key("a2"), null);
        await().atMost(SOON).until(() -> api.get("/tables/book/rows/b2").status() == 404);
        await().atMost(SOON).until(() -> api.get("/tables/author/rows/a2").status() == 404);
        assertThat(Stream.of(api.get("/deletes?table=author").body().path("deletes"))
                        .flatMap(list -> Stream.iterate(0, i -> i < list.size(), i -> i + 1)
                                .map(list::get)))
                .anySatisfy(
                        delete -> assertThat(delete.path("modeFrom").asText()).isEqualTo("source"));

        author("a2", 5, "'name': 'bob'");
        await("the audit of the older image").atMost(SOON).until(() -> audit("STALE_WRITE_DROPPED", "a2") == 1);
        assertThat(api.get("/tables/author/rows/a2").status()).isEqualTo(404);
    }

    @Test
    void aRecordThatCannotBeTakenIsPutAsideWithItsPlaceAndThePartitionMovesOn() {
        RecordMetadata bad = cluster.send("db.author", 1, "x", "{nonsense".getBytes(StandardCharsets.UTF_8));
        RecordMetadata unfit =
                cluster.send("db.author", 1, "x", bytes("{'op': 'c', 'after': {'id': 'a3', 'name': 5}}"));
        cluster.send("db.author", 1, "x", bytes("{'op': 'c', 'after': {'id': 'a3', 'name': 'cy'}}"));
        awaitRow("author", "a3");
        assertThat(cluster.quarantine())
                .extracting(record -> {
                    RecordOrigin origin = Objects.requireNonNull(record.origin());
                    return record.why().code() + " " + origin.topic() + " " + origin.partition() + " "
                            + origin.offset();
                })
                .contains("MALFORMED db.author 1 " + bad.offset(), "FIELD_INVALID db.author 1 " + unfit.offset());
    }

    @Test
    void aRestartLosesNothingAndRepeatsNothing() {
        for (int i = 0; i < MANY; i++) {
            author("m" + i, i, "'name': 'many'");
            if (i == MANY / 2) {
                product.killTree();
            }
        }
        product = up();
        api = product.api();
        await("all rows")
                .atMost(SOON.multipliedBy(2))
                .until(() -> api.rows("author").keySet().stream()
                                .filter(key -> key.startsWith("m"))
                                .count()
                        == MANY);
        assertThat(cluster.read("expunge.changes").stream()
                        .map(record -> new String(
                                record.headers().lastHeader("expunge-id").value(), StandardCharsets.UTF_8))
                        .filter(id -> id.startsWith("db.")))
                .doesNotHaveDuplicates()
                .hasSizeGreaterThanOrEqualTo(MANY);
    }

    private static void author(String id, long lsn, String columns) {
        event(
                "db.author",
                id,
                "{'op': 'u', 'after': {'id': '" + id + "', " + columns + "}, 'source': {'lsn': " + lsn + "}}");
    }

    private static void book(String id, long lsn, String author) {
        event(
                "db.book",
                id,
                "{'op': 'c', 'after': {'id': '" + id + "', 'author': '" + author + "', 'pages': 10}, 'source': {'lsn': "
                        + lsn + "}}");
    }

    private static void event(String topic, String id, String json) {
        cluster.send(topic, null, key(id), bytes(json));
    }

    private static String key(String id) {
        return "{\"id\": \"" + id + "\"}";
    }

    private static byte[] bytes(String json) {
        return Api.quoted(json).getBytes(StandardCharsets.UTF_8);
    }

    private static void awaitRow(String table, String key) {
        await(table + "/" + key)
                .atMost(SOON)
                .until(() -> api.get("/tables/" + table + "/rows/" + key).status() == 200);
    }

    private static void awaitName(String key, String name) {
        await(key + " is " + name)
                .atMost(SOON)
                .until(() -> row("author", key).path("name").asText().equals(name));
    }

    private static JsonNode row(String table, String key) {
        return api.get("/tables/" + table + "/rows/" + key).body();
    }

    /** How many events of this type the audit has about a row. */
    private static long audit(String type, String key) {
        JsonNode events = api.get("/audit?limit=5000").body().path("events");
        long found = 0;
        for (JsonNode event : events) {
            boolean of = event.path("row").path("key").asText().equals(key);
            found += of && event.path("type").asText().equals(type) ? 1 : 0;
        }
        return found;
    }
}
