package dev.expunge.core.request;

import dev.expunge.core.catalog.Coercion;
import dev.expunge.core.catalog.Column;
import dev.expunge.core.catalog.Column.BaseType;
import dev.expunge.core.catalog.Table;
import dev.expunge.core.request.DeleteRequest.Condition;
import dev.expunge.core.row.Row;
import dev.expunge.core.row.Value;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Whether a row passes all conditions. As in SQL, null passes none but isNull. */
public final class RowMatcher {

    private RowMatcher() {}

    /** A column that the table does not have counts as null. */
    public static boolean matches(Row row, List<Condition> conditions, Table table) {
        for (Condition condition : conditions) {
            Column column = table.columns().get(condition.column());
            if (!passes(column, row.get(condition.column()), condition)) {
                return false;
            }
        }
        return true;
    }

    private static boolean passes(@Nullable Column column, @Nullable Value found, Condition condition) {
        List<Value> wanted = condition.values();
        Value value = column == null ? null : found;
        if (column == null || value == null) {
            return condition.operator() == DeleteRequest.Operator.IS_NULL && wanted.contains(new Value.Bool(true));
        }
        BaseType type = column.type();
        return switch (condition.operator()) {
            case IS_NULL -> wanted.contains(new Value.Bool(false));
            case EQ, IN -> wanted.stream().anyMatch(one -> equal(type, value, one, true));
            case NE -> wanted.stream().allMatch(one -> equal(type, value, one, false));
            case GT -> compares(type, value, wanted, order -> order > 0);
            case GTE -> compares(type, value, wanted, order -> order >= 0);
            case LT -> compares(type, value, wanted, order -> order < 0);
            case LTE -> compares(type, value, wanted, order -> order <= 0);
        };
    }

    /** Whether being equal is {@code expected}; false in any case where one is not of this type. */
    private static boolean equal(BaseType type, Value value, Value wanted, boolean expected) {
        Value mine = Coercion.fit(type, value);
        Value theirs = Coercion.fit(type, wanted);
        if (mine instanceof Value.Json left && theirs instanceof Value.Json right) {
            return CanonicalJson.of(left.text()).equals(CanonicalJson.of(right.text())) == expected;
        }
        Integer order = mine == null || theirs == null ? null : compare(mine, theirs);
        return order != null && (order == 0) == expected;
    }

    private static boolean compares(BaseType type, Value value, List<Value> wanted, IntPredicate test) {
        for (Value one : wanted) {
            Value mine = Coercion.fit(type, value);
            Value theirs = Coercion.fit(type, one);
            Integer order = mine == null || theirs == null ? null : compare(mine, theirs);
            if (order == null || !test.test(order)) {
                return false;
            }
        }
        return true;
    }

    /** Null where the two have no order. */
    private static @Nullable Integer compare(Value a, Value b) {
        if (a instanceof Value.Int left && b instanceof Value.Int right) {
            return Long.compare(left.value(), right.value());
        }
        if (a instanceof Value.Text left && b instanceof Value.Text right) {
            return compareCodePoints(left.value(), right.value());
        }
        if (a instanceof Value.Bool left && b instanceof Value.Bool right) {
            return Boolean.compare(left.value(), right.value());
        }
        if (a instanceof Value.Real left && b instanceof Value.Real right) {
            // Adding zero turns -0.0 into 0.0: numerically they are one.
            return Double.compare(left.value() + 0.0, right.value() + 0.0);
        }
        return null;
    }

    /** In the order of code points, which is that of the UTF-8 bytes; Java's own is that of UTF-16 units. */
    static int compareCodePoints(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        for (int i = 0; i < shorter; i++) {
            char left = a.charAt(i);
            char right = b.charAt(i);
            if (left != right) {
                boolean bothOrNone = Character.isSurrogate(left) == Character.isSurrogate(right);
                return bothOrNone ? Character.compare(left, right) : Character.isSurrogate(left) ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
