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

    public static Column<String> text() {
        return new Column<>("string", false, null);
    }

    /** 64 bits. */
    public static Column<Long> integer() {
        return new Column<>("integer", false, null);
    }

    public static Column<Double> real() {
        return new Column<>("double", false, null);
    }

    public static Column<Boolean> bool() {
        return new Column<>("boolean", false, null);
    }

    /** Ms since 1970, UTC. */
    public static Column<Long> timestamp() {
        return new Column<>("timestamp", false, null);
    }

    public static Column<Object> json() {
        return new Column<>("json", false, null);
    }

    /** Of the type of that table's key, and a foreign key to it. */
    public static Column<Object> id(String table) {
        return new Column<>("id(" + table + ")", false, null);
    }

    /** Of the type of that table's key, and a foreign key to it. */
    public static Column<Object> id(Table table) {
        return id(table.name());
    }

    public Column<T> notNull() {
        return new Column<>(type, true, defaultValue);
    }

    /** What a new row has where it says nothing. */
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
