package dev.expunge.client;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A column's type, whether it may be null, and its default.
 *
 * @param <T> what a default is
 */
public final class Column<T> {

    private final String type;
    private final boolean notNull;
    private final @Nullable T defaultValue;

    private Column(String type, boolean notNull, @Nullable T defaultValue) {
        this.type = type;
        this.notNull = notNull;
        this.defaultValue = defaultValue;
    }

    /**
     * Text.
     *
     * @return a column that may be null
     */
    public static Column<String> text() {
        return new Column<>("string", false, null);
    }

    /**
     * A whole number of 64 bits.
     *
     * @return a column that may be null
     */
    public static Column<Long> integer() {
        return new Column<>("integer", false, null);
    }

    /**
     * A floating-point number of 64 bits; not in keys, indexes or foreign keys.
     *
     * @return a column that may be null
     */
    public static Column<Double> real() {
        return new Column<>("double", false, null);
    }

    /**
     * True or false.
     *
     * @return a column that may be null
     */
    public static Column<Boolean> bool() {
        return new Column<>("boolean", false, null);
    }

    /**
     * A time in ms since 1970, UTC.
     *
     * @return a column that may be null
     */
    public static Column<Long> timestamp() {
        return new Column<>("timestamp", false, null);
    }

    /**
     * Any JSON; not in keys, indexes or foreign keys.
     *
     * @return a column that may be null
     */
    public static Column<Object> json() {
        return new Column<>("json", false, null);
    }

    /**
     * Of the type of that table's key, and a foreign key to it.
     *
     * @param table that has a key of one column
     * @return a column that may be null
     */
    public static Column<Object> id(String table) {
        return new Column<>("id(" + table + ")", false, null);
    }

    /**
     * Of the type of that table's key, and a foreign key to it.
     *
     * @param table that has a key of one column
     * @return a column that may be null
     */
    public static Column<Object> id(Table table) {
        return id(table.name());
    }

    /**
     * Without nulls.
     *
     * @return this column, which refuses null
     */
    public Column<T> notNull() {
        return new Column<>(type, true, defaultValue);
    }

    /**
     * What a new row has where it says nothing.
     *
     * @param value also what {@link OnDelete#SET_DEFAULT} writes
     * @return this column with a default
     */
    public Column<T> defaultTo(T value) {
        return new Column<>(type, notNull, value);
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", type);
        if (notNull) {
            json.put("notNull", true);
        }
        if (defaultValue != null) {
            json.put("default", defaultValue);
        }
        return json;
    }
}
