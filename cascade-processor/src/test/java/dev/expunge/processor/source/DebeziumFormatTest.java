package dev.expunge.processor.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.expunge.core.event.RowChange;
import dev.expunge.core.row.Value;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DebeziumFormatTest {

    private final Records records = new Records(
            "{'t': {'key': 'id', 'columns': {'id': 'integer', 'name': 'string', 'at': 'timestamp', 'paid': 'boolean',"
                    + " 'price': 'double', 'doc': 'json'}, 'source': {'topic': 'db.t', 'format': 'debezium'}}}",
            new DebeziumFormat());

    @Nested
    class AnEvent {

        @ParameterizedTest
        @ValueSource(strings = {"c", "u", "r"})
        void with_an_image_writes_the_row_as_a_source_that_echoes(String op) throws Exception {
            RowChange change = Objects.requireNonNull(records.read(
                    "{'id': 7}",
                    "{'op': '" + op + "', 'before': null, 'after': {'id': 7, 'name': 'ada', 'note': 'not declared'},"
                            + " 'source': {'lsn': 42}}"));

            assertThat(change.key()).isEqualTo("7");
            assertThat(change.eventId()).isEqualTo("db.t-2-0");
            assertThat(change.columns())
                    .containsOnly(Map.entry("id", new Value.Int(7)), Map.entry("name", new Value.Text("ada")));
            assertThat(change.origin()).isEqualTo(new RowChange.Origin(42L, true, null));
        }

        @Test
        void of_a_delete_removes_the_row_that_it_names_before() throws Exception {
            RowChange change = Objects.requireNonNull(
                    records.read(null, "{'op': 'd', 'before': {'id': 7}, 'after': null, 'source': {'lsn': 43}}"));

            assertThat(change.key()).isEqualTo("7");
            assertThat(change.columns()).isNull();
            assertThat(change.origin().sourceVersion()).isEqualTo(43);
        }

        @Test
        void of_a_delete_without_image_removes_the_row_of_the_records_key() throws Exception {
            assertThat(Objects.requireNonNull(records.read("{'schema': {}, 'payload': {'id': 8}}", "{'op': 'd'}"))
                            .key())
                    .isEqualTo("8");
        }

        @Test
        void may_stand_in_the_wrapper_with_its_schema() throws Exception {
            assertThat(records.row("{'schema': {'type': 'struct', 'fields': [{'field': 'after', 'fields': ["
                            + "{'field': 'id', 'type': 'int32'},"
                            + "{'field': 'at', 'type': 'int64', 'name': 'io.debezium.time.MicroTimestamp'},"
                            + "{'field': 'doc', 'type': 'string', 'name': 'io.debezium.data.Json'},"
                            + "{'field': 'price', 'type': 'bytes', 'name': 'org.apache.kafka.connect.data.Decimal',"
                            + " 'parameters': {'scale': '2'}}]}]},"
                            + " 'payload': {'op': 'c', 'after': {'id': 1, 'at': 1790000000123456, 'price': 'BNI=',"
                            + " 'doc': '{}'}}}"))
                    .containsEntry("at", new Value.Int(1_790_000_000_123L))
                    .containsEntry("price", new Value.Real(12.34))
                    .containsEntry("doc", new Value.Json("{}"));
        }
    }

    @Nested
    class AValue {

        @ParameterizedTest
        @CsvSource({
            "io.debezium.time.Timestamp, 5, 5",
            "io.debezium.time.MicroTimestamp, -1, -1",
            "io.debezium.time.NanoTimestamp, 5000000, 5",
            "io.debezium.time.Date, 2, 172800000",
            "org.apache.kafka.connect.data.Timestamp, 5, 5"
        })
        void of_a_time_becomes_ms(String type, String given, long ms) throws Exception {
            assertThat(records.row("{'schema': {'fields': [{'field': 'after', 'fields': [{'field': 'at', 'name': '"
                            + type + "'}]}]}, 'payload': {'op': 'c', 'after': {'id': 1, 'at': " + given + "}}}"))
                    .containsEntry("at", new Value.Int(ms));
        }

        @Test
        void without_a_schema_is_taken_as_it_looks() throws Exception {
            assertThat(records.row("{'op': 'c', 'after': {'id': 1, 'at': '1970-01-01T01:00:00.005+01:00', 'paid': 1,"
                            + " 'price': 3, 'doc': {'a': [1]}, 'name': null}}"))
                    .containsEntry("at", new Value.Int(5))
                    .containsEntry("paid", new Value.Bool(true))
                    .containsEntry("price", new Value.Real(3))
                    .containsEntry("doc", new Value.Json("{\"a\":[1]}"))
                    .containsEntry("name", Value.NULL);
        }

        @Test
        void that_does_not_fit_is_named_with_its_column() {
            assertThatThrownBy(() -> records.read("k", "{'op': 'c', 'after': {'id': 1, 'name': 5}}"))
                    .hasMessage("field after.name cannot be 5: name takes string");
        }

        @Test
        void that_the_source_did_not_send_is_taken_from_the_image_before_or_asked_for() throws Exception {
            String after = "'after': {'id': 1, 'name': '__debezium_unavailable_value'}}";

            assertThat(records.row("{'op': 'u', 'before': {'id': 1, 'name': 'long'}, " + after))
                    .containsEntry("name", new Value.Text("long"));
            assertThatThrownBy(() -> records.read("k", "{'op': 'u', " + after))
                    .hasMessageContaining("after.name")
                    .hasMessageContaining("REPLICA IDENTITY FULL");
        }
    }

    @Nested
    class ATombstone {

        @Test
        void after_its_delete_event_says_nothing_more() throws Exception {
            records.read("{'id': 7}", "{'op': 'd', 'before': {'id': 7}}");

            assertThat(records.read("{'id': 7}", null)).isNull();
        }

        @Test
        void alone_is_what_compaction_left_of_a_delete() throws Exception {
            records.read("{'id': 8}", "{'op': 'd', 'before': {'id': 8}}");

            RowChange change = Objects.requireNonNull(records.read("{'id': 7}", null));
            assertThat(change.key()).isEqualTo("7");
            assertThat(change.columns()).isNull();
        }
    }

    @Nested
    class AVersion {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{'lsn': 5} | {'lsn': 6}",
                    "{'file': 'b.000001', 'pos': 900, 'row': 0} | {'file': 'b.000001', 'pos': 900, 'row': 1}",
                    "{'file': 'b.000001', 'pos': 900, 'row': 9} | {'file': 'b.000001', 'pos': 901, 'row': 0}",
                    "{'file': 'b.000009', 'pos': 4294967295} | {'file': 'b.000010', 'pos': 4}"
                })
        void grows_with_the_place_in_the_log(String first, String second) throws Exception {
            assertThat(version(first)).isLessThan(version(second));
        }

        @Test
        void is_no_time() throws Exception {
            assertThat(version("{'ts_ms': 5}")).isNull();
        }

        private @Nullable Long version(String source) throws Exception {
            return Objects.requireNonNull(
                            records.read("k", "{'op': 'c', 'after': {'id': 1}, 'source': " + source + "}"))
                    .origin()
                    .sourceVersion();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense | the value is not JSON",
                "[] | field payload cannot be []: an object is expected",
                "{'op': 't'} | field op cannot be t: one of c, d, r, u",
                "{'op': 'c'} | field after cannot be null: an object is expected",
                "{'op': 'c', 'after': {'name': 'x'}} | the key is [id]",
                "{'op': 'd'} | field key cannot be k: no key of t"
            })
    void what_is_no_event_is_said(String value, String error) {
        assertThatThrownBy(() -> records.read("k", value)).hasMessageContaining(error);
    }
}
