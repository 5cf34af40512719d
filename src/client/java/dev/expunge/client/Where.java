package dev.expunge.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Conditions as one object by column; several on one column are one object of operators. */
final class Where {

    private Where() {}

    /** @throws IllegalArgumentException if two conditions on one column cannot stand beside each other */
    static Map<String, Object> of(List<Condition> conditions) {
        Map<String, Object> where = new LinkedHashMap<>();
        conditions.forEach(condition ->
                where.merge(condition.column(), condition.test(), (a, b) -> both(condition.column(), a, b)));
        return where;
    }

    private static Object both(String column, Object first, Object second) {
        if (!(first instanceof Map<?, ?> one) || !(second instanceof Map<?, ?> other)) {
            throw new IllegalArgumentException("an equality is the only condition on its column: " + column);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        one.forEach((operator, value) -> all.put(String.valueOf(operator), value));
        other.forEach((operator, value) -> {
            if (all.put(String.valueOf(operator), value) != null) {
                throw new IllegalArgumentException("two conditions " + operator + " on column " + column);
            }
        });
        return all;
    }
}
