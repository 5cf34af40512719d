package dev.expunge.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.catalog.Changes;
import dev.expunge.core.catalog.Table;
import dev.expunge.core.catalog.TestJson;
import dev.expunge.core.request.DeleteRequest.Condition;
import dev.expunge.core.request.DeleteRequest.Operator;
import dev.expunge.core.row.Row;
import dev.expunge.core.row.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowMatcherTest {

    private static final Table USERS = Changes.table(Bodied.CATALOG, "users");

    /** The row's columns and the conditions in JSON. */
    private static boolean matches(String columns, String where) {
        Map<String, Value> row = new HashMap<>();
        TestJson.object(columns).forEach((name, json) -> row.put(name, value(name, json)));
        List<Condition> conditions = new WhereReader(new Problems()).read(TestJson.object(where));
        return RowMatcher.matches(Row.of(row), conditions, USERS);
    }

    private static Value value(String column, @Nullable Object json) {
        Value value = JsonValues.of(json);
        return column.equals("score") && value instanceof Value.Int i ? new Value.Real(i.value()) : value;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{status: a} | {status: a}                       | true",
                "{status: a} | {status: b}                       | false",
                "{status: a} | {status: {in: [b, a]}}            | true",
                "{status: a} | {status: {in: []}}                | false",
                "{status: a} | {status: {ne: b}}                 | true",
                "{status: a} | {status: {ne: a}}                 | false",
                "{age: 5}    | {age: {gt: 4, lt: 6}}             | true",
                "{age: 5}    | {age: {gt: 5}}                    | false",
                "{age: 5}    | {age: {gte: 5, lte: 5}}           | true",
                "{age: 5}    | {age: {lt: 5}}                    | false",
                "{age: 5}    | {age: {isNull: false}}            | true",
                "{age: 5}    | {age: {isNull: true}}             | false",
                "{ok: true}  | {ok: {gt: false}}                 | true",
                "{ok: false} | {ok: {gte: true}}                 | false",
                "{score: 2}  | {score: 2}                        | true",
                "{score: 2}  | {score: {gt: 1.5}}                | true",
                "{status: a, age: 5} | {status: a, age: 5}       | true",
                "{status: a, age: 5} | {status: a, age: 6}       | false",
                "{}          | {}                                | true"
            })
    void a_row_passes_when_it_passes_every_test(String row, String where, boolean expected) {
        assertThat(matches(row, where)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{age: 5}",
                "{age: {in: [5]}}",
                "{age: {ne: 5}}",
                "{age: {gt: -100}}",
                "{age: {gte: 0}}",
                "{age: {lt: 5}}",
                "{age: {lte: 5}}",
                "{age: {isNull: false}}"
            })
    void null_passes_nothing_but_is_null(String where) {
        assertThat(matches("{status: a}", where)).isFalse();
        assertThat(matches("{status: a}", "{age: {isNull: true}}")).isTrue();
    }

    @Test
    void integers_are_compared_exactly() {
        assertThat(matches("{age: 9007199254740993}", "{age: 9007199254740992}"))
                .isFalse();
        assertThat(matches("{age: 9007199254740993}", "{age: {gt: 9007199254740992}}"))
                .isTrue();
    }

    @Test
    void doubles_are_compared_as_numbers() {
        assertThat(matches("{score: -0.0}", "{score: 0}")).isTrue();
        assertThat(matches("{score: 0.0}", "{score: {ne: -0.0}}")).isFalse();
        assertThat(matches("{score: -0.0}", "{score: {lt: 0.0}}")).isFalse();
    }

    @Test
    void a_column_that_is_no_more_counts_as_null() {
        Row row = Row.of(Map.of("gone", new Value.Int(5)));

        assertThat(RowMatcher.matches(
                        row, List.of(new Condition("gone", Operator.EQ, List.of(new Value.Int(5)))), USERS))
                .isFalse();
        assertThat(RowMatcher.matches(
                        row, List.of(new Condition("gone", Operator.IS_NULL, List.of(new Value.Bool(true)))), USERS))
                .isTrue();
    }

    @Test
    void values_of_another_type_pass_nothing() {
        Row row = Row.of(Map.of("age", new Value.Int(5)));
        for (Operator operator : Operator.values()) {
            Condition condition = new Condition("age", operator, List.of(new Value.Text("x")));
            assertThat(RowMatcher.matches(row, List.of(condition), USERS))
                    .as(operator.name())
                    .isFalse();
        }
    }

    @Nested
    class Strings {

        @Test
        void are_ordered_by_code_point_as_their_bytes_are() {
            String[] texts = {"😀a", "aa", "\uffffa", "a", "😁", "z", "", "漢", "b", "😀", "é", "\uffff", "\ue000"};
            String[] byCodePoint = texts.clone();
            String[] byBytes = texts.clone();
            Arrays.sort(byCodePoint, RowMatcher::compareCodePoints);
            Arrays.sort(
                    byBytes,
                    (a, b) -> Arrays.compareUnsigned(
                            a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8)));

            assertThat(byCodePoint).isEqualTo(byBytes);
            assertThat("\uffff").isGreaterThan("😀");
        }
    }

    @Nested
    class Json {

        private static boolean equal(String stored, String wanted) {
            Row row = Row.of(Map.of("extra", new Value.Json(stored)));
            Condition condition = new Condition("extra", Operator.EQ, List.of(new Value.Json(wanted)));
            Condition not = new Condition("extra", Operator.NE, condition.values());
            boolean equal = RowMatcher.matches(row, List.of(condition), USERS);
            assertThat(RowMatcher.matches(row, List.of(not), USERS)).isNotEqualTo(equal);
            return equal;
        }

        @Test
        void is_equal_by_meaning() {
            assertThat(equal("{\"a\":1,\"b\":[true,null]}", "{ \"b\" : [ true , null ], \"a\" : 1.0 }"))
                    .isTrue();
            assertThat(equal("[1,2]", "[2,1]")).isFalse();
            assertThat(equal("\"1\"", "1")).isFalse();
        }

        @Test
        void is_compared_with_plain_values_too() {
            Row row = Row.of(Map.of("extra", new Value.Json("\"x\"")));
            Condition condition = new Condition("extra", Operator.IN, List.of(new Value.Text("x")));

            assertThat(RowMatcher.matches(row, List.of(condition), USERS)).isTrue();
        }
    }
}
