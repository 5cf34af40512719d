package dev.expunge.core.catalog;

import static dev.expunge.core.catalog.Changes.catalog;
import static dev.expunge.core.catalog.Changes.faults;
import static dev.expunge.core.catalog.Changes.refusal;
import static dev.expunge.core.catalog.Changes.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.ErrorCode;
import dev.expunge.core.Refusal;
import dev.expunge.core.event.Mode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionErrorsTest {

    @Test
    void all_faults_are_reported_together_and_nothing_changes() {
        Refusal refusal = refusal(
                CatalogEvolution.EMPTY,
                "{fine: {columns: {id: string}}, users: {columns: {id: string}, deletion: {mode: eventual}},"
                        + " posts: {columns: {id: strin}, foreignKeys: [{columns: [id], references: {table: ghost}}]}}");

        assertThat(refusal.code()).isEqualTo(ErrorCode.DEFINITION_INVALID);
        assertThat(refusal.faults())
                .extracting(Refusal.Fault::path)
                .containsExactly(
                        "/tables/posts/columns/id/type",
                        "/tables/posts/foreignKeys/0/references/table",
                        "/tables/users/deletion/mode");
        assertThat(refusal.detail()).contains("\"strin\"").endsWith("(and 2 more)");
    }

    @Nested
    class A_deletion {

        @Test
        void has_a_known_mode() {
            assertThat(faults("{t: {columns: {id: string}, deletion: {mode: HARD}}}"))
                    .containsExactly("/tables/t/deletion/mode unknown mode \"HARD\": one of hard, soft, scheduled");
        }

        @ParameterizedTest
        @ValueSource(strings = {"{}", "{mode: null}", "{mode: 5}", "{mode: [hard]}"})
        void needs_a_mode(String deletion) {
            assertThat(faults("{t: {columns: {id: string}, deletion: " + deletion + "}}"))
                    .singleElement()
                    .asString()
                    .startsWith("/tables/t/deletion/mode unknown mode");
        }

        @ParameterizedTest
        @ValueSource(strings = {"hard", "soft"})
        void has_a_delay_only_when_scheduled(String mode) {
            assertThat(faults("{t: {columns: {id: string}, deletion: {mode: " + mode + ", delayMs: 7}}}"))
                    .containsExactly("/tables/t/deletion/delayMs delayMs 7 is for mode scheduled only");
        }

        @ParameterizedTest
        @ValueSource(strings = {"null", "-1", "1.5", "1.0", "true", "\"5\"", "315360000001", "[1]"})
        void has_a_delay_of_at_most_3650_days_in_whole_ms(String delay) {
            assertThat(faults("{t: {columns: {id: string}, deletion: {mode: scheduled, delayMs: " + delay + "}}}"))
                    .singleElement()
                    .asString()
                    .startsWith("/tables/t/deletion/delayMs not an integer from 0 to 315360000000")
                    .endsWith(": " + delay);
        }

        @ParameterizedTest
        @ValueSource(longs = {0, 1, 315_360_000_000L})
        void has_the_delay_that_it_says(long delay) {
            Catalog catalog = catalog("{t: {columns: {id: string, deletionTime: integer},"
                    + " deletion: {mode: scheduled, delayMs: " + delay + "}}}");

            assertThat(table(catalog, "t").deletion()).isEqualTo(new Table.Deletion(Mode.SCHEDULED, delay));
        }

        @Test
        void has_no_other_fields_and_is_an_object() {
            assertThat(faults("{t: {columns: {id: string}, deletion: {mode: hard, delay: 5}},"
                            + " u: {columns: {id: string}, deletion: soft}}"))
                    .containsExactly(
                            "/tables/t/deletion/delay unknown field \"delay\": one of delayMs, mode",
                            "/tables/u/deletion a deletion is an object with a mode, not \"soft\"");
        }

        @ParameterizedTest
        @ValueSource(strings = {"soft", "scheduled"})
        void that_stamps_needs_a_stamp_that_can_be_taken_back(String mode) {
            String table = "columns: {id: string, deletionTime: {type: integer, notNull: true}}";
            assertThat(faults("{t: {" + table + ", deletion: {mode: " + mode + "}}}"))
                    .containsExactly(
                            "/tables/t/columns/deletionTime must allow null in a table with deletion mode " + mode);
            assertThat(faults("{t: {key: deletionTime, columns: {deletionTime: integer}, deletion: {mode: " + mode
                            + "}}}"))
                    .hasSize(1);
            assertThat(Changes.warnings("{t: {" + table + ", deletion: {mode: hard}}}"))
                    .isEmpty();
        }
    }

    @Nested
    class A_name {

        @ParameterizedTest
        @ValueSource(strings = {"Users", "1users", "_users", "us-ers", "", "über", "a/b"})
        void of_a_table_is_lower_case(String name) {
            assertThat(faults("{\"" + name + "\": {columns: {id: string}}}"))
                    .singleElement()
                    .asString()
                    .startsWith("/tables/" + name.replace("/", "~1") + " a table cannot be named \"" + name + "\"");
        }

        @Test
        void of_a_table_has_at_most_63_characters() {
            assertThat(Changes.warnings("{" + "a".repeat(63) + ": {columns: {id: string}}}"))
                    .isEmpty();
            assertThat(faults("{" + "a".repeat(64) + ": {columns: {id: string}}}"))
                    .hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"1a", "_a", "a-b", "", "a.b", "ä"})
        void of_a_column_or_an_index_is_letters_digits_and_underscores(String name) {
            assertThat(faults("{t: {columns: {id: string, \"" + name + "\": string}, indexes: {\"" + name
                            + "\": [id]}}}"))
                    .satisfiesExactly(
                            fault -> assertThat(fault).startsWith("/tables/t/columns/" + name + " a column cannot be"),
                            fault -> assertThat(fault).startsWith("/tables/t/indexes/" + name + " an index cannot be"));
        }

        @Test
        void of_a_column_may_have_capitals_and_63_characters() {
            String longest = "B" + "_".repeat(62);
            assertThat(Changes.warnings("{t: {columns: {id: string, " + longest + ": string}}}"))
                    .isEmpty();
            assertThat(faults("{t: {columns: {id: string, " + longest + "_: string}}}"))
                    .hasSize(1);
        }
    }

    @Nested
    class Unknown_fields {

        @Test
        void are_faults_wherever_they_stand() {
            assertThat(
                            faults(
                                    "{t: {columns: {id: {type: string, null: true}}, onDelete: cascade,"
                                            + " foreignKeys: [{columns: [id], references: {table: t, column: id}, ondelete: cascade}]}}"))
                    .satisfiesExactly(
                            fault -> assertThat(fault).startsWith("/tables/t/columns/id/null unknown field"),
                            fault -> assertThat(fault).startsWith("/tables/t/foreignKeys/0/ondelete unknown field"),
                            fault -> assertThat(fault)
                                    .startsWith("/tables/t/foreignKeys/0/references/column unknown field"),
                            fault -> assertThat(fault).startsWith("/tables/t/onDelete unknown field \"onDelete\""));
        }
    }

    @Nested
    class A_source {

        @Test
        void names_a_topic_and_a_known_format() {
            assertThat(faults("{a: {columns: {id: string}, source: topic}, b: {columns: {id: string}, source: {}},"
                            + " c: {columns: {id: string}, source: {topic: \"a b\", format: avro, group: x}}}"))
                    .satisfiesExactly(
                            fault -> assertThat(fault).startsWith("/tables/a/source a source is an object"),
                            fault ->
                                    assertThat(fault).startsWith("/tables/b/source/topic a topic cannot be named null"),
                            fault -> assertThat(fault).startsWith("/tables/c/source/format unknown format \"avro\""),
                            fault -> assertThat(fault).startsWith("/tables/c/source/group unknown field"),
                            fault -> assertThat(fault)
                                    .startsWith("/tables/c/source/topic a topic cannot be named \"a b\""));
        }

        @ParameterizedTest
        @ValueSource(strings = {".", "..", "a/b", "ü"})
        void has_a_topic_that_a_broker_takes(String topic) {
            assertThat(faults("{a: {columns: {id: string}, source: {topic: " + topic + "}}}"))
                    .hasSize(1);
        }

        @Test
        void is_kept_with_the_table() {
            Catalog catalog = Changes.catalog("{a: {columns: {id: string}, source: {topic: db.a, format: debezium}},"
                    + " b: {columns: {id: string}, source: {topic: ...}}}");

            assertThat(Changes.table(catalog, "a").source()).isEqualTo(new Table.Source("db.a", "debezium", true));
            assertThat(Changes.table(catalog, "b").source()).isEqualTo(new Table.Source("...", "expunge", true));
        }

        @ParameterizedTest
        @ValueSource(strings = {"expunge.changes", "expunge.rows.a", "__consumer_offsets"})
        void is_no_topic_of_the_product_or_of_Kafka(String topic) {
            assertThat(faults("{a: {columns: {id: string}, source: {topic: " + topic + "}}}"))
                    .singleElement()
                    .asString()
                    .startsWith("/tables/a/source/topic \"" + topic + "\" cannot feed a table");
        }

        @Test
        void feeds_one_table() {
            assertThat(faults("{a: {columns: {id: string}, source: {topic: db.a}},"
                            + " b: {columns: {id: string}, source: {topic: db.a}}}"))
                    .containsExactly("/tables/b/source/topic topic \"db.a\" feeds table a already");
        }

        @Test
        void that_feeds_a_table_of_the_catalog_may_move_to_another_in_one_change() {
            Catalog catalog = Changes.catalog("{a: {columns: {id: string}, source: {topic: db.a}}}");

            assertThat(faults(catalog, "{b: {columns: {id: string}, source: {topic: db.a}}}"))
                    .containsExactly("/tables/b/source/topic topic \"db.a\" feeds table a already");
            Catalog moved = Changes.after(
                    catalog, "{a: {columns: {id: string}}, b: {columns: {id: string}, source: {topic: db.a}}}");
            assertThat(Changes.table(moved, "b").source()).isNotNull();
        }

        @Test
        void may_be_without_versions() {
            Catalog catalog = Changes.catalog("{a: {columns: {id: string}, source: {topic: db.a, version: none}}}");

            assertThat(Changes.table(catalog, "a").source()).isEqualTo(new Table.Source("db.a", "expunge", false));
            assertThat(faults("{a: {columns: {id: string}, source: {topic: db.a, version: lsn}}}"))
                    .containsExactly("/tables/a/source/version unknown version \"lsn\": one of none, position");
        }
    }
}
