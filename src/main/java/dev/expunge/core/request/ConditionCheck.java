package dev.expunge.core.request;

import dev.expunge.core.catalog.Coercion;
import dev.expunge.core.catalog.Column;
import dev.expunge.core.catalog.JsonText;
import dev.expunge.core.catalog.Pointer;
import dev.expunge.core.catalog.Table;
import dev.expunge.core.request.DeleteRequest.Condition;
import dev.expunge.core.request.DeleteRequest.Operator;
import dev.expunge.core.row.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks one condition: it must stand alone, and fit its column. */
final class ConditionCheck {

    private final @Nullable Table table;
    private final Problems problems;

    ConditionCheck(@Nullable Table table, Problems problems) {
        this.table = table;
        this.problems = problems;
    }

    /** With its values as the column's type; null where it is at fault or the table unknown. */
    @Nullable
    Condition fit(Condition condition) {
        if (!isWellFormed(condition) || table == null) {
            return null;
        }
        Column column = table.columns().get(condition.column());
        if (column == null) {
            problems.invalid(
                    Pointer.to("/where", condition.column()), SelectionCheck.noColumn(table, condition.column()));
            return null;
        }
        if (condition.operator() == Operator.IS_NULL) {
            return condition;
        }
        String at = Conditions.path(condition);
        if (Conditions.isRange(condition.operator()) && column.type() == Column.BaseType.JSON) {
            problems.invalid(at, "column " + column.name() + " is json, which has no order");
            return null;
        }
        return fit(at, condition, column);
    }

    private @Nullable Condition fit(String at, Condition condition, Column column) {
        List<Value> values = new ArrayList<>();
        for (Value value : condition.values()) {
            Value fit = Coercion.fit(column.type(), value);
            if (fit == null) {
                String type = column.type().name().toLowerCase(Locale.ROOT);
                problems.invalid(at, "column " + column.name() + " is " + type + ", not " + brief(value));
                return null;
            }
            values.add(fit);
        }
        return new Condition(condition.column(), condition.operator(), List.copyOf(values));
    }

    /** What the JSON reader ensures, but another source may not. */
    private boolean isWellFormed(Condition condition) {
        List<Value> values = condition.values();
        String at = Conditions.path(condition);
        if (condition.operator() == Operator.IN) {
            if (values.size() > Limits.IN_VALUES) {
                problems.invalid(at, values.size() + " values are too many: at most " + Limits.IN_VALUES);
                return false;
            }
        } else if (values.size() != 1) {
            problems.invalid(at, "one value, not " + values.size());
            return false;
        }
        if (values.contains(Value.NULL)) {
            problems.invalid(at, "null equals nothing: use {\"isNull\": true}");
            return false;
        }
        if (condition.operator() == Operator.IS_NULL && !(values.get(0) instanceof Value.Bool)) {
            problems.invalid(at, "isNull is true or false, not " + brief(values.get(0)));
            return false;
        }
        return true;
    }

    private static String brief(Value value) {
        return value instanceof Value.Json json
                ? JsonText.brief(json.text())
                : JsonText.brief(JsonValues.toJson(value));
    }
}
