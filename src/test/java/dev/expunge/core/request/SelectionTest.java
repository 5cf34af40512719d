package dev.expunge.core.request;

import static dev.expunge.core.request.Bodied.accepted;
import static dev.expunge.core.request.Bodied.faults;
import static dev.expunge.core.request.Bodied.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.ErrorCode;
import dev.expunge.core.request.DeleteRequest.Condition;
import dev.expunge.core.request.DeleteRequest.Operator;
import dev.expunge.core.row.Value;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {

    private static AccessPath path(String fields) {
        return accepted("{table: users, " + fields + "}").path();
    }

    private static String index(String where) {
        return ((AccessPath.ByIndex) path("where: " + where)).index();
    }

    @Nested
    class By_keys {

        @Test
        void one_or_several_each_once_in_order() {
            assertThat(path("key: u1")).isEqualTo(new AccessPath.ByKeys(List.of("u1")));
            assertThat(path("keys: [u2, u1, u2, u2]")).isEqualTo(new AccessPath.ByKeys(List.of("u2", "u1")));
        }

        @Test
        void no_keys_match_nothing() {
            assertThat(path("keys: []")).isEqualTo(new AccessPath.Nothing());
            assertThat(path("keys: [], allowFullScan: true")).isEqualTo(new AccessPath.Nothing());
        }

        @Test
        void the_leave_to_scan_changes_nothing() {
            assertThat(path("key: u1, allowFullScan: true")).isEqualTo(path("key: u1"));
        }
    }

    @Nested
    class By_an_index {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{status: a}",
                    "{status: {in: [a, b]}}",
                    "{status: {gt: a}}",
                    "{status: {gte: a}}",
                    "{status: {lt: a}}",
                    "{status: {lte: a}}",
                    "{status: {isNull: false}}",
                    "{status: a, name: x}"
                })
        void that_starts_with_a_constrained_column(String where) {
            assertThat(index(where)).isEqualTo("by_status");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{name: x}",
                    "{status: {ne: a}}",
                    "{status: {isNull: true}}",
                    "{name: {in: []}}",
                    "{status: {ne: a, isNull: true}, name: x}"
                })
        void or_not_at_all(String where) {
            assertThat(refusal("{table: users, where: " + where + "}").code())
                    .isEqualTo(ErrorCode.FULL_SCAN_NOT_ALLOWED);
        }

        @Test
        void the_key_is_one() {
            assertThat(path("where: {id: {in: [u1, u3]}}"))
                    .isEqualTo(new AccessPath.ByIndex(
                            "",
                            List.of(new Condition(
                                    "id", Operator.IN, List.of(new Value.Text("u1"), new Value.Text("u3"))))));
        }

        @Test
        void of_a_composite_key_only_the_first_column_counts() {
            assertThat(accepted("{table: pair, where: {a: 1}}").path()).isInstanceOf(AccessPath.ByIndex.class);
            assertThat(refusal("{table: pair, where: {b: x}}").code()).isEqualTo(ErrorCode.FULL_SCAN_NOT_ALLOWED);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{status: a, age: 5}                          | by_age",
                    "{status: a, age: {in: [5]}}                  | by_status",
                    "{status: {in: [a]}, age: {gt: 5}}            | by_status",
                    "{status: {gt: a}, age: {isNull: false}}      | by_status",
                    "{status: {isNull: false}, age: {lt: 5}}      | by_age",
                    "{status: {isNull: false}, ok: {isNull: false}} | by_ok",
                    "{id: {isNull: false}, age: {isNull: false}}  | ''",
                    "{id: u1, status: a}                          | ''",
                    "{status: {in: [a], gt: a}, ok: {in: [true]}} | by_ok"
                })
        void is_the_best_one_whatever_the_order_of_the_body(String where, String index) {
            assertThat(index(where)).isEqualTo(index);
        }

        @Test
        void gets_all_conditions_that_narrow_its_first_column() {
            assertThat(path("where: {age: {gt: 5, lte: 9, ne: 7, isNull: false}, name: x}"))
                    .isEqualTo(new AccessPath.ByIndex(
                            "by_age",
                            List.of(
                                    new Condition("age", Operator.IS_NULL, List.of(new Value.Bool(false))),
                                    new Condition("age", Operator.GT, List.of(new Value.Int(5))),
                                    new Condition("age", Operator.LTE, List.of(new Value.Int(9))))));
        }
    }

    @Nested
    class By_a_full_scan {

        @ParameterizedTest
        @ValueSource(
                strings = {"", "where: {},", "where: {name: x},", "where: {status: {isNull: true}},", "where: null,"})
        void where_it_is_allowed(String fields) {
            assertThat(path(fields + " allowFullScan: true")).isEqualTo(new AccessPath.FullScan());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"{table: users}", "{table: users, allowFullScan: false}", "{table: users, where: null}"})
        void but_not_by_accident(String body) {
            assertThat(refusal(body).code()).isEqualTo(ErrorCode.FULL_SCAN_NOT_ALLOWED);
            assertThat(faults(body))
                    .containsExactly("/allowFullScan nothing is selected; allowFullScan: true selects all rows");
        }

        @Test
        void says_which_kind_of_index_is_missing() {
            assertThat(faults("{table: users, where: {name: x}}"))
                    .containsExactly("/allowFullScan no index starts with a column that where constrains;"
                            + " allowFullScan: true reads all rows");
        }
    }

    @Test
    void a_conjunction_with_an_empty_in_matches_nothing() {
        assertThat(path("where: {status: {in: []}}")).isEqualTo(new AccessPath.Nothing());
        assertThat(path("where: {age: 5, name: {in: []}}")).isEqualTo(new AccessPath.Nothing());
        assertThat(path("where: {name: {in: []}}, allowFullScan: true")).isEqualTo(new AccessPath.Nothing());
    }

    @Nested
    class A_condition {

        private void invalid(String where, String fault) {
            assertThat(refusal("{table: users, allowFullScan: true, where: " + where + "}")
                            .code())
                    .isEqualTo(ErrorCode.REQUEST_INVALID);
            assertThat(faults("{table: users, allowFullScan: true, where: " + where + "}"))
                    .containsExactly(fault);
        }

        @Test
        void names_a_column() {
            invalid("{nope: 1}", "/where/nope table users has no column \"nope\"");
            invalid("[status]", "/where where is an object of columns, not [\"status\"]");
            invalid("a", "/where where is an object of columns, not \"a\"");
        }

        @Test
        void names_a_known_operator() {
            invalid(
                    "{status: {like: a}}",
                    "/where/status/like unknown operator \"like\": one of in, isNull, gt, gte, lt, lte, ne");
            invalid(
                    "{status: {\"=\": a}}",
                    "/where/status/= unknown operator \"=\": one of in, isNull, gt, gte, lt, lte, ne");
            invalid("{status: {}}", "/where/status no operator: one of in, isNull, gt, gte, lt, lte, ne");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{status: null}           | /where/status",
                    "{status: {ne: null}}     | /where/status/ne",
                    "{age: {gt: null}}        | /where/age/gt",
                    "{status: {in: [a, null]}} | /where/status/in/1"
                })
        void never_compares_with_null(String where, String path) {
            invalid(where, path + " null equals nothing: use {\"isNull\": true}");
        }

        @Test
        void asks_is_null_with_true_or_false() {
            invalid("{status: {isNull: null}}", "/where/status/isNull isNull is true or false, not null");
            invalid("{status: {isNull: 1}}", "/where/status/isNull isNull is true or false, not 1");
        }

        @Test
        void asks_in_with_a_list() {
            invalid("{status: {in: a}}", "/where/status/in in is a list of values, not \"a\"");
            invalid("{status: {in: {}}}", "/where/status/in in is a list of values, not {}");
            invalid(
                    "{age: {in: [" + "5 ".repeat(10_001) + "]}}",
                    "/where/age/in 10001 values are too many: at most 10000");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{status: 5}            | /where/status column status is string, not 5",
                    "{status: [a]}          | /where/status column status is string, not \"[\\\"a\\\"]\"",
                    "{age: {gt: x}}         | /where/age/gt column age is integer, not \"x\"",
                    "{age: 1.5}             | /where/age column age is integer, not 1.5",
                    "{age: {in: [1, true]}} | /where/age/in column age is integer, not true",
                    "{ok: 1}                | /where/ok column ok is boolean, not 1",
                    "{seen: 1.0}            | /where/seen column seen is timestamp, not 1.0",
                    "{score: x}             | /where/score column score is double, not \"x\"",
                    "{score: 1e400}         | /where/score column score is double, not Infinity"
                })
        void has_values_of_the_columns_type(String where, String fault) {
            invalid(where, fault);
        }

        @Test
        void on_a_json_column_has_no_order() {
            invalid("{extra: {gt: 5}}", "/where/extra/gt column extra is json, which has no order");
        }

        @Test
        void keeps_what_was_asked_and_narrows_by_the_columns_type() {
            ResolvedDelete delete = accepted("{table: users, allowFullScan: true, where: {score: 5}}");

            assertThat(delete.request().selection().where())
                    .containsExactly(new Condition("score", Operator.EQ, List.of(new Value.Int(5))));
        }
    }
}
