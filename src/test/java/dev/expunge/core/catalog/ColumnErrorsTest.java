package dev.expunge.core.catalog;

import static dev.expunge.core.catalog.Changes.faults;
import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.row.Value;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnErrorsTest {

    @Nested
    class A_type {

        @ParameterizedTest
        @ValueSource(
                strings = {"text", "String", "\"id()\"", "\"id(Users)\"", "\"id(users) \"", "5", "null", "[string]"})
        void is_one_of_those_there_are(String type) {
            assertThat(faults("{t: {columns: {id: string, a: {type: " + type + "}}}}"))
                    .singleElement()
                    .asString()
                    .startsWith("/tables/t/columns/a/type unknown type ")
                    .endsWith(": one of string, integer, double, boolean, timestamp, json, id(<table>)");
        }

        @Test
        void stands_alone_or_in_an_object() {
            assertThat(faults("{t: {columns: {id: string, a: 5, b: [string], c: {}}}}"))
                    .satisfiesExactly(
                            fault ->
                                    assertThat(fault).startsWith("/tables/t/columns/a a column is a type or an object"),
                            fault ->
                                    assertThat(fault).startsWith("/tables/t/columns/b a column is a type or an object"),
                            fault -> assertThat(fault).startsWith("/tables/t/columns/c/type unknown type null"));
        }

        @Test
        void of_an_id_needs_the_table() {
            assertThat(faults("{t: {columns: {id: string, a: id(ghost)}}}"))
                    .containsExactly("/tables/t/columns/a/type there is no table \"ghost\"");
        }

        @Test
        void of_an_id_needs_a_table_with_one_key_column() {
            assertThat(faults("{p: {key: [a, b], columns: {a: string, b: string}},"
                            + " t: {columns: {id: string, a: id(p)}}}"))
                    .containsExactly("/tables/t/columns/a/type id(p) needs a table with one key column: p has [a, b]");
        }

        @Test
        void of_an_id_does_not_lead_back_to_itself() {
            assertThat(faults("{a: {columns: {id: id(b)}}, b: {columns: {id: id(a)}}, c: {columns: {id: id(c)}},"
                            + " d: {columns: {id: string, to: id(a)}}}"))
                    .satisfiesExactly(
                            fault -> assertThat(fault).startsWith("/tables/a/columns/id/type id("),
                            fault -> assertThat(fault).startsWith("/tables/b/columns/id/type id("),
                            fault -> assertThat(fault).startsWith("/tables/c/columns/id/type id(c) leads back"),
                            fault -> assertThat(fault).startsWith("/tables/d/columns/to/type id("));
        }

        @Test
        void of_an_id_is_the_type_at_the_end_of_the_chain() {
            Catalog catalog = Changes.catalog(
                    "{a: {columns: {id: timestamp}}, b: {columns: {id: id(a)}}," + " c: {columns: {id: id(b)}}}");

            assertThat(Changes.column(catalog, "c", "id").type()).isEqualTo(Column.BaseType.TIMESTAMP);
            assertThat(Changes.column(catalog, "c", "id").declaredType()).isEqualTo("id(b)");
        }
    }

    @Nested
    class A_default {

        @ParameterizedTest
        @CsvSource({
            "string, 5",
            "string, true",
            "integer, 1.5",
            "integer, x",
            "boolean, 1",
            "timestamp, 1.0",
            "double, x",
            "double, true",
            "boolean, [1]",
            "id(t), 5",
            "double, 1e400"
        })
        void fits_the_type(String type, String value) {
            assertThat(faults("{t: {columns: {id: string, a: {type: " + type + ", default: " + value + "}}}}"))
                    .singleElement()
                    .asString()
                    .startsWith("/tables/t/columns/a/default ")
                    .contains(" is no ");
        }

        @Test
        void is_kept_as_a_value_of_the_type() {
            Catalog catalog = Changes.catalog("{t: {columns: {id: string, a: {type: double, default: 2},"
                    + " b: {type: json, default: {x: [1]}}, c: {type: json, default: x},"
                    + " d: {type: timestamp, default: 5}, e: {type: string, default: null}}}}");

            assertThat(Changes.column(catalog, "t", "a").defaultValue()).isEqualTo(new Value.Real(2));
            assertThat(Changes.column(catalog, "t", "b").defaultValue()).isEqualTo(new Value.Json("{\"x\":[1]}"));
            assertThat(Changes.column(catalog, "t", "c").defaultValue()).isEqualTo(new Value.Json("\"x\""));
            assertThat(Changes.column(catalog, "t", "d").defaultValue()).isEqualTo(new Value.Int(5));
            assertThat(Changes.column(catalog, "t", "e").defaultValue()).isNull();
        }

        @Test
        void has_a_limit() {
            String text = "x".repeat(32_767);
            assertThat(faults("{t: {columns: {id: string, a: {type: string, default: " + text + "}}}}"))
                    .containsExactly("/tables/t/columns/a/default longer than 32768 characters of JSON");
        }
    }

    @Nested
    class A_key_or_index {

        @Test
        void has_columns_of_the_table() {
            assertThat(faults("{t: {columns: {a: string}}, u: {key: [a, b], columns: {a: string}},"
                            + " v: {columns: {id: string}, indexes: {by_x: [id, x]}}}"))
                    .containsExactly(
                            "/tables/t/key the table has no column \"id\"",
                            "/tables/u/key the table has no column \"b\"",
                            "/tables/v/indexes/by_x the table has no column \"x\"");
        }

        @ParameterizedTest
        @ValueSource(strings = {"[]", "5", "{}", "[5]", "[a, a]", "[null]"})
        void is_a_list_of_columns_each_once(String columns) {
            assertThat(faults("{t: {key: " + columns + ", columns: {a: string}},"
                            + " u: {key: a, columns: {a: string}, indexes: {i: " + columns + "}}}"))
                    .satisfiesExactly(
                            fault -> assertThat(fault).startsWith("/tables/t/key "),
                            fault -> assertThat(fault).startsWith("/tables/u/indexes/i "));
        }

        @ParameterizedTest
        @ValueSource(strings = {"double", "json"})
        void has_no_columns_without_an_exact_order(String type) {
            assertThat(faults("{t: {key: a, columns: {a: " + type + "}, indexes: {i: [a]}}}"))
                    .containsExactly(
                            "/tables/t/indexes/i column a is of type " + type + ", which cannot stand here",
                            "/tables/t/key column a is of type " + type + ", which cannot stand here");
        }

        @Test
        void of_one_column_may_be_written_as_text() {
            Catalog catalog = Changes.catalog("{t: {key: email, columns: {email: string, n: {type: integer}}}}");

            assertThat(Changes.table(catalog, "t").key()).containsExactly("email");
            assertThat(Changes.column(catalog, "t", "email").notNull()).isTrue();
            assertThat(Changes.column(catalog, "t", "n").notNull()).isFalse();
        }
    }

    @Nested
    class A_limit {

        @Test
        void holds_for_columns_indexes_and_foreign_keys() {
            assertThat(faults("{t: {columns: {" + repeat(501, "c%d: string") + "}}}"))
                    .contains("/tables/t/columns 501 columns are too many: at most 500");
            assertThat(faults("{t: {columns: {id: string}, indexes: {" + repeat(51, "i%d: [id]") + "}}}"))
                    .containsExactly("/tables/t/indexes 51 indexes are too many: at most 50");
            String foreignKeys = repeat(101, "{columns: [id], references: {table: t}}");
            assertThat(faults("{t: {columns: {id: string}, foreignKeys: [" + foreignKeys + "]}}"))
                    .containsExactly("/tables/t/foreignKeys 101 foreign keys are too many: at most 100");
            assertThat(faults("{t: {key: [" + repeat(33, "c%d") + "], columns: {" + repeat(33, "c%d: string") + "}}}"))
                    .containsExactly("/tables/t/key 33 columns are too many: at most 32");
        }

        @Test
        void holds_for_tables_and_listed_faults() {
            assertThat(faults("{" + repeat(20_001, "t%d: {columns: {id: string}}") + "}"))
                    .containsExactly("/tables 20001 tables are too many: at most 20000");
            assertThat(faults("{" + repeat(1_000, "t%d: {columns: {id: x}, x: 1}") + "}"))
                    .hasSize(1_000);
        }

        @Test
        void is_not_passed_at_500_columns() {
            assertThat(Changes.warnings("{t: {key: c0, columns: {" + repeat(500, "c%d: string") + "}}}"))
                    .isEmpty();
        }

        private static String repeat(int times, String format) {
            return IntStream.range(0, times)
                    .mapToObj(i -> String.format(format, i))
                    .collect(Collectors.joining(", "));
        }
    }

    @Test
    void containers_of_the_wrong_kind_are_faults() {
        assertThat(faults("{a: 5, b: [], c: {columns: [id], indexes: [id], foreignKeys: {}},"
                        + " d: {columns: {id: {type: string, notNull: 1}}}}"))
                .satisfiesExactly(
                        fault -> assertThat(fault).isEqualTo("/tables/a a definition is an object, not 5"),
                        fault -> assertThat(fault).isEqualTo("/tables/b a definition is an object, not []"),
                        fault -> assertThat(fault).isEqualTo("/tables/c/columns columns are an object, not [\"id\"]"),
                        fault -> assertThat(fault).isEqualTo("/tables/c/foreignKeys foreign keys are a list, not {}"),
                        fault -> assertThat(fault).isEqualTo("/tables/c/indexes indexes are an object, not [\"id\"]"),
                        fault -> assertThat(fault).isEqualTo("/tables/c/key the table has no column \"id\""),
                        fault -> assertThat(fault).isEqualTo("/tables/d/columns/id/notNull true or false, not 1"));
    }

    @Test
    void null_counts_as_absent() {
        Catalog catalog = Changes.catalog("{t: {key: null, columns: {id: {type: string, notNull: null, default: null}},"
                + " indexes: null, foreignKeys: null, deletion: null, source: null}}");

        assertThat(Changes.table(catalog, "t").key()).containsExactly("id");
        assertThat(Changes.table(catalog, "t").deletion()).isNull();
    }
}
