package dev.expunge.core.row;

import dev.expunge.core.catalog.Column;
import dev.expunge.core.catalog.JsonText;
import dev.expunge.core.catalog.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A key, or other referenced values, as one text: a single value as it is, numbers and booleans as in JSON; several as a
 * compact JSON array of those texts. One list of values has one text.
 */
public final class KeyText {

    /** In UTF-8. */
    public static final int MAX_BYTES = 512;

    private KeyText() {}

    /** @throws IllegalArgumentException if a key column is null */
    public static String of(Table table, Row row) {
        String text = valuesText(table.key(), row);
        if (text == null) {
            throw new IllegalArgumentException("a row of " + table.name() + " without its key " + table.key());
        }
        return text;
    }

    /** @param values at least one, none null */
    public static String of(List<Value> values) {
        return values.size() == 1
                ? text(values.get(0))
                : JsonText.write(values.stream().map(KeyText::text).toList());
    }

    /** The text of these columns' values, or null where one of them is null. */
    public static @Nullable String valuesText(List<String> columns, Row row) {
        List<Value> values = new ArrayList<>(columns.size());
        for (String column : columns) {
            Value value = row.get(column);
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return of(values);
    }

    /** The key columns that a key text says, or null where it is not the text of any key of this table. */
    public static @Nullable SortedMap<String, Value> parse(Table table, String text) {
        List<String> texts = table.key().size() == 1 ? List.of(text) : KeyArray.parse(text);
        if (texts == null || texts.size() != table.key().size() || !isValid(text)) {
            return null;
        }
        List<Value> values = new ArrayList<>(texts.size());
        SortedMap<String, Value> columns = new TreeMap<>();
        for (String name : table.key()) {
            Column column = table.columns().get(name);
            Value value = column == null ? null : value(column.type(), texts.get(values.size()));
            if (value == null) {
                return null;
            }
            values.add(value);
            columns.put(name, value);
        }
        return of(values).equals(text) ? columns : null;
    }

    /** Whether a key may look like this: not empty, not too long, and Unicode. */
    public static boolean isValid(String text) {
        return !text.isEmpty() && isUnicode(text) && bytes(text) <= MAX_BYTES;
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Whether it has a UTF-8 form: half a surrogate pair has none. */
    static boolean isUnicode(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** One value as a key says it. */
    static String text(Value value) {
        if (value instanceof Value.Text text) {
            return text.value();
        }
        if (value instanceof Value.Int integer) {
            return Long.toString(integer.value());
        }
        if (value instanceof Value.Bool bool) {
            return Boolean.toString(bool.value());
        }
        if (value instanceof Value.Real real) {
            return Double.toString(real.value());
        }
        if (value instanceof Value.Json json) {
            return json.text();
        }
        throw new IllegalArgumentException("null has no key text");
    }

    private static @Nullable Value value(Column.BaseType type, String text) {
        return switch (type) {
            case STRING -> new Value.Text(text);
            case INTEGER, TIMESTAMP -> integer(text);
            case BOOLEAN -> new Value.Bool(Boolean.parseBoolean(text));
            case DOUBLE, JSON -> null;
        };
    }

    private static @Nullable Value integer(String text) {
        try {
            return new Value.Int(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
