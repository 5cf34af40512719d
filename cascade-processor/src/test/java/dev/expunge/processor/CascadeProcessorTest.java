package dev.expunge.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.CatalogCommand;
import dev.expunge.core.event.DeleteCommand;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.Reply;
import dev.expunge.core.event.ReplyTo;
import dev.expunge.core.event.RowChange;
import dev.expunge.core.event.RowEffect;
import dev.expunge.core.event.RowState;
import dev.expunge.core.request.DeleteIds;
import dev.expunge.core.request.DeleteRequest;
import dev.expunge.core.row.Value;
import dev.expunge.schema.codec.Quarantined;
import dev.expunge.schema.codec.RecordOrigin;
import dev.expunge.schema.topic.Layout;
import dev.expunge.schema.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell around the shard: reading, the quarantine, and the way of each output to its topic. */
class CascadeProcessorTest {

    private static final ReplyTo CALLER = new ReplyTo("client-1", "7");
    private static final String DELETE_ID = DeleteIds.forEvent("d1");
    private static final Topics TOPICS = new Topics(Layout.PER_TABLE);
    private static final Map<String, @Nullable Object> USERS =
            Map.of("columns", Map.of("id", "string", "name", "string"));

    @TempDir
    Path dir;

    private ProcessorDriver driver;

    @BeforeEach
    void open() {
        driver = new ProcessorDriver(dir, Layout.PER_TABLE);
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Nested
    class ACatalogChange {

        @Test
        void is_answered_and_written_after_the_tables_topics_are_there() {
            driver.send(new CatalogCommand("c1", tables(USERS), null, CALLER));
            driver.pass(Duration.ofMillis(200));

            assertThat(driver.tableCalls()).contains("ensure users");
            assertThat(driver.read(Topics.CATALOG)).singleElement().satisfies(state -> {
                assertThat(state.table()).isEqualTo("users");
                assertThat(state.definition()).isNotNull();
            });
            assertThat(driver.read(Topics.REPLIES)).singleElement().satisfies(reply -> {
                assertThat(reply.to()).isEqualTo(CALLER);
                assertThat(reply.answer()).isInstanceOf(Reply.CatalogChanged.class);
            });
        }

        @Test
        void that_removes_a_table_forgets_its_topics() {
            declareUsers();
            driver.send(new CatalogCommand("c2", tables(null), null, null));
            driver.pass(Duration.ofMillis(200));

            assertThat(driver.tableCalls()).endsWith("forget users");
        }
    }

    @Nested
    class Figures {

        @Test
        void count_what_is_said_and_what_is_put_aside() {
            driver.send(write("e0", "u0"));
            declareUsers();
            driver.send(write("e1", "u1"));
            driver.pass(Duration.ofMillis(200));

            assertThat(driver.figure("expunge.rows.written", "table", "users", "row", "present"))
                    .isOne();
            assertThat(driver.figure("expunge.quarantine.records", "topic", "expunge.changes", "code", "TABLE_UNKNOWN"))
                    .isOne();
            assertThat(driver.figure("expunge.units")).isZero();
        }
    }

    @Nested
    class ARow {

        @Test
        void is_written_to_the_topic_of_its_table_under_its_key() {
            declareUsers();
            driver.send(write("e1", "u1"));

            assertThat(driver.read(TOPICS.rows("users")))
                    .extracting(RowState::key)
                    .containsExactly("u1");
        }

        @Test
        void of_a_table_that_nobody_declared_is_put_aside_and_audited() {
            driver.send(write("e1", "u1"));

            assertThat(driver.read(Topics.QUARANTINE)).singleElement().satisfies(record -> {
                assertThat(record.why().code()).isEqualTo("TABLE_UNKNOWN");
                RecordOrigin origin = Objects.requireNonNull(record.origin());
                assertThat(origin.topic()).isEqualTo("expunge.changes");
                assertThat(origin.partition()).isZero();
                assertThat(origin.offset()).isZero();
                assertThat(record.why().reason()).isEqualTo(Quarantined.Reason.REFUSED);
                assertThat(record.service()).isEqualTo("cascade-processor");
            });
            assertThat(driver.read(Topics.AUDIT)).singleElement().satisfies(event -> {
                assertThat(event.type()).isEqualTo(AuditEvent.Type.RECORD_QUARANTINED);
                assertThat(Objects.requireNonNull(event.subject().row()).key()).isEqualTo("u1");
            });
        }
    }

    @Nested
    class ADelete {

        @Test
        void leaves_a_tombstone_an_effect_a_status_and_an_audit_trail() {
            declareUsers();
            driver.send(write("e1", "u1"));
            driver.records(TOPICS.rows("users"));
            driver.send(new DeleteCommand("d1", DELETE_ID, request("u1"), false, null));
            driver.pass(Duration.ofMillis(200));

            assertThat(driver.records(TOPICS.rows("users"))).singleElement().satisfies(record -> {
                assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("u1");
                assertThat(record.value()).isNull();
            });
            assertThat(driver.read(TOPICS.effects("users")))
                    .extracting(RowEffect::kind)
                    .containsExactly(RowEffect.Kind.DELETE);
            assertThat(driver.read(Topics.DELETES))
                    .last()
                    .extracting(DeleteStatus::state)
                    .isEqualTo(DeleteStatus.State.COMPLETED);
            assertThat(driver.read(Topics.AUDIT))
                    .extracting(AuditEvent::deleteId)
                    .isNotEmpty()
                    .containsOnly(DELETE_ID);
        }

        @Test
        void repeats_id_time_and_delete_as_headers() {
            declareUsers();
            driver.send(write("e1", "u1"));
            driver.send(new DeleteCommand("d1", DELETE_ID, request("u1"), false, null));
            driver.pass(Duration.ofMillis(200));

            assertThat(driver.records(TOPICS.effects("users"))).singleElement().satisfies(record -> {
                assertThat(record.headers().lastHeader("expunge-id")).isNotNull();
                assertThat(record.headers().lastHeader("expunge-time")).isNotNull();
                assertThat(new String(
                                record.headers().lastHeader("expunge-delete-id").value(), StandardCharsets.UTF_8))
                        .isEqualTo(DELETE_ID);
            });
        }
    }

    @Nested
    class ARecordThatCannotBeRead {

        @Test
        void is_put_aside_with_its_origin_and_audited_and_the_next_one_is_taken() {
            driver.sendRaw(Topics.CHANGES, "u1", new byte[] {1, 2, 3});
            declareUsers();

            assertThat(driver.read(Topics.QUARANTINE)).singleElement().satisfies(record -> {
                assertThat(record.why().code()).isEqualTo("NOT_WIRE_FORMAT");
                assertThat(Objects.requireNonNull(record.origin()).topic()).isEqualTo("expunge.changes");
                assertThat(record.content().value()).containsExactly(1, 2, 3);
            });
            assertThat(driver.read(Topics.AUDIT))
                    .extracting(AuditEvent::deleteId)
                    .containsExactly("quarantine");
            assertThat(driver.read(Topics.CATALOG)).hasSize(1);
        }

        @Test
        void may_have_no_value_at_all() {
            driver.sendRaw(Topics.REQUESTS, "x", new byte[0]);

            assertThat(driver.read(Topics.QUARANTINE)).hasSize(1);
        }
    }

    @Nested
    class AMessageBetweenShardsWithoutValue {

        @Test
        void is_put_aside() {
            driver.sendWithoutValue(Topics.SHARD_MESSAGES, "");

            assertThat(driver.read(Topics.QUARANTINE))
                    .extracting(record -> record.why().code())
                    .containsExactly("VALUE_MISSING");
        }

        @Test
        void is_put_aside_among_the_messages_between_shards_too_and_the_shard_goes_on() {
            declareUsers();
            driver.sendRaw(Topics.SHARD_MESSAGES, "", "what is this?".getBytes(StandardCharsets.UTF_8));
            driver.send(write("e1", "u1"));

            assertThat(driver.read(Topics.QUARANTINE)).singleElement().satisfies(record -> {
                assertThat(record.why().code()).isEqualTo("MALFORMED");
                assertThat(Objects.requireNonNull(record.origin()).topic()).isEqualTo("expunge.shards");
            });
            assertThat(driver.read(TOPICS.rows("users"))).hasSize(1);
        }
    }

    @Nested
    class UnderTheSharedLayout {

        @Test
        void rows_of_all_tables_stand_in_one_topic_under_table_and_key() {
            try (ProcessorDriver shared = new ProcessorDriver(dir.resolve("shared"), Layout.SHARED)) {
                shared.send(new CatalogCommand("c1", tables(USERS), null, null));
                shared.pass(Duration.ofMillis(200));
                shared.send(write("e1", "u1"));

                assertThat(shared.records(new Topics(Layout.SHARED).rows("users")))
                        .extracting(record -> new String(record.key(), StandardCharsets.UTF_8))
                        .containsExactly("users/u1");
            }
        }
    }

    private void declareUsers() {
        driver.send(new CatalogCommand("c1", tables(USERS), null, null));
        driver.pass(Duration.ofMillis(200));
    }

    private static Map<String, @Nullable Object> tables(@Nullable Map<String, @Nullable Object> users) {
        Map<String, @Nullable Object> tables = new HashMap<>();
        tables.put("users", users);
        return tables;
    }

    private static RowChange write(String eventId, String key) {
        Map<String, Value> columns = Map.of("id", new Value.Text(key), "name", new Value.Text("Ada"));
        return new RowChange(eventId, "users", key, columns, RowChange.Origin.OWNER, null);
    }

    private static DeleteRequest request(String key) {
        return new DeleteRequest(
                "users",
                new DeleteRequest.Selection(key, null, null, false),
                new DeleteRequest.How(null, null, null, null, null),
                null,
                null,
                new DeleteRequest.Note(null, null));
    }
}
