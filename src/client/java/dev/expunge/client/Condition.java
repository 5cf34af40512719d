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

    /**
     * Equal.
     *
     * @param column a name
     * @param value text, number or boolean
     * @return a condition
     */
    public static Condition eq(String column, Object value) {
        return new Condition(column, value);
    }

    /**
     * One of these.
     *
     * @param column a name
     * @param values text, numbers or booleans
     * @return a condition
     */
    public static Condition in(String column, Object... values) {
        return new Condition(column, Map.of("in", List.of(values)));
    }

    /**
     * Another value, and not null.
     *
     * @param column a name
     * @param value text, number or boolean
     * @return a condition
     */
    public static Condition ne(String column, Object value) {
        return new Condition(column, Map.of("ne", value));
    }

    /**
     * Greater.
     *
     * @param column a name
     * @param value text or number
     * @return a condition
     */
    public static Condition gt(String column, Object value) {
        return new Condition(column, Map.of("gt", value));
    }

    /**
     * Greater or equal.
     *
     * @param column a name
     * @param value text or number
     * @return a condition
     */
    public static Condition gte(String column, Object value) {
        return new Condition(column, Map.of("gte", value));
    }

    /**
     * Less.
     *
     * @param column a name
     * @param value text or number
     * @return a condition
     */
    public static Condition lt(String column, Object value) {
        return new Condition(column, Map.of("lt", value));
    }

    /**
     * Less or equal.
     *
     * @param column a name
     * @param value text or number
     * @return a condition
     */
    public static Condition lte(String column, Object value) {
        return new Condition(column, Map.of("lte", value));
    }

    /**
     * Null.
     *
     * @param column a name
     * @return a condition
     */
    public static Condition isNull(String column) {
        return new Condition(column, Map.of("isNull", true));
    }

    /**
     * Any value.
     *
     * @param column a name
     * @return a condition
     */
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
