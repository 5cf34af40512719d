package dev.expunge.client;

import java.util.List;
import java.util.Map;

/** A test of one column. Null passes none but {@link #isNull}. */
public final class Condition {

    private final String column;
    private final Object test;

    private Condition(String column, Object test) {
        this.column = column;
        this.test = test;
    }

    public static Condition eq(String column, Object value) {
        return new Condition(column, value);
    }

    public static Condition in(String column, Object... values) {
        return new Condition(column, Map.of("in", List.of(values)));
    }

    public static Condition ne(String column, Object value) {
        return new Condition(column, Map.of("ne", value));
    }

    public static Condition gt(String column, Object value) {
        return new Condition(column, Map.of("gt", value));
    }

    public static Condition gte(String column, Object value) {
        return new Condition(column, Map.of("gte", value));
    }

    public static Condition lt(String column, Object value) {
        return new Condition(column, Map.of("lt", value));
    }

    public static Condition lte(String column, Object value) {
        return new Condition(column, Map.of("lte", value));
    }

    public static Condition isNull(String column) {
        return new Condition(column, Map.of("isNull", true));
    }

    public static Condition isNotNull(String column) {
        return new Condition(column, Map.of("isNull", false));
    }

    String column() {
        return column;
    }

    Object test() {
        return test;
    }
}
