package dev.expunge.core.request;

import dev.expunge.core.catalog.Pointer;
import dev.expunge.core.request.DeleteRequest.Condition;
import dev.expunge.core.request.DeleteRequest.Operator;
import dev.expunge.core.row.Value;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of conditions without a catalog. */
final class Conditions {

    static final String OPERATOR_NAMES = "in, isNull, gt, gte, lt, lte, ne";

    /** By column and operator: the order of a body's members carries no meaning. */
    static final Comparator<Condition> ORDER =
            Comparator.comparing(Condition::column).thenComparing(Condition::operator);

    /** Equality has no name: it is the value alone. */
    private static final Map<String, Operator> OPERATORS = Map.of(
            "in", Operator.IN,
            "isNull", Operator.IS_NULL,
            "gt", Operator.GT,
            "gte", Operator.GTE,
            "lt", Operator.LT,
            "lte", Operator.LTE,
            "ne", Operator.NE);

    private Conditions() {}

    static @Nullable Operator operator(String name) {
        return OPERATORS.get(name);
    }

    /** Where the condition stands in the body. */
    static String path(Condition condition) {
        String column = Pointer.to("/where", condition.column());
        for (Map.Entry<String, Operator> entry : OPERATORS.entrySet()) {
            if (entry.getValue() == condition.operator()) {
                return Pointer.to(column, entry.getKey());
            }
        }
        return column;
    }

    static boolean isRange(Operator operator) {
        return switch (operator) {
            case GT, GTE, LT, LTE -> true;
            case EQ, IN, IS_NULL, NE -> false;
        };
    }

    /** How well the condition narrows an index on its column, 0 best; null where it does not. */
    static @Nullable Integer rank(Condition condition) {
        return switch (condition.operator()) {
            case EQ -> 0;
            case IN -> 1;
            case GT, GTE, LT, LTE -> 2;
            case IS_NULL -> condition.values().equals(List.of(new Value.Bool(false))) ? 3 : null;
            case NE -> null;
        };
    }
}
