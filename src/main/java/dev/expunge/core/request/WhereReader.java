package dev.expunge.core.request;

import dev.expunge.core.catalog.JsonText;
import dev.expunge.core.catalog.PlainJson;
import dev.expunge.core.catalog.Pointer;
import dev.expunge.core.request.DeleteRequest.Condition;
import dev.expunge.core.request.DeleteRequest.Operator;
import dev.expunge.core.row.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads {@code where}: one test for each column, a value or an object of operators. Sorted by column and operator. */
final class WhereReader {

    private static final String USE_IS_NULL = "null equals nothing: use {\"isNull\": true}";

    private final Problems problems;
    private final List<Condition> conditions = new ArrayList<>();

    WhereReader(Problems problems) {
        this.problems = problems;
    }

    List<Condition> read(Object where) {
        Map<String, @Nullable Object> columns = PlainJson.object(where);
        if (columns == null) {
            problems.invalid("/where", "where is an object of columns, not " + JsonText.brief(where));
            return List.of();
        }
        new TreeMap<>(columns).forEach((column, test) -> test(Pointer.to("/where", column), column, test));
        conditions.sort(Conditions.ORDER);
        return List.copyOf(conditions);
    }

    private void test(String at, String column, @Nullable Object test) {
        if (test == null) {
            problems.invalid(at, USE_IS_NULL);
            return;
        }
        Map<String, @Nullable Object> operators = PlainJson.object(test);
        if (operators == null) {
            conditions.add(new Condition(column, Operator.EQ, List.of(PlainJson.value(test))));
        } else if (operators.isEmpty()) {
            problems.invalid(at, "no operator: one of " + Conditions.OPERATOR_NAMES);
        } else {
            operators.forEach((name, value) -> operator(Pointer.to(at, name), column, name, value));
        }
    }

    private void operator(String at, String column, String name, @Nullable Object json) {
        Operator operator = Conditions.operator(name);
        if (operator == null) {
            problems.invalid(at, "unknown operator " + JsonText.brief(name) + ": one of " + Conditions.OPERATOR_NAMES);
        } else if (operator == Operator.IN) {
            in(at, column, json);
        } else if (operator == Operator.IS_NULL && !(json instanceof Boolean)) {
            problems.invalid(at, "isNull is true or false, not " + JsonText.brief(json));
        } else if (json == null) {
            problems.invalid(at, USE_IS_NULL);
        } else {
            conditions.add(new Condition(column, operator, List.of(PlainJson.value(json))));
        }
    }

    private void in(String at, String column, @Nullable Object json) {
        List<@Nullable Object> elements = PlainJson.list(json);
        if (elements == null) {
            problems.invalid(at, "in is a list of values, not " + JsonText.brief(json));
            return;
        }
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) == null) {
                problems.invalid(Pointer.to(at, i), USE_IS_NULL);
            } else {
                values.add(PlainJson.value(elements.get(i)));
            }
        }
        conditions.add(new Condition(column, Operator.IN, List.copyOf(values)));
    }
}
