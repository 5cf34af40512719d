package dev.expunge.core.catalog;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes plain JSON as compact text, members in the order in which they are given. */
public final class JsonText {

    /** Levels; what parsers accept by default. */
    public static final int MAX_NESTING = 1_000;

    private static final int BRIEF_CHARS = 80;

    private final StringBuilder out = new StringBuilder();

    private JsonText() {}

    /** @throws IllegalArgumentException if nested deeper than {@link #MAX_NESTING} or a number is not finite */
    public static String write(@Nullable Object json) {
        if (!isWritable(json)) {
            throw new IllegalArgumentException(
                    "JSON has no number that is not finite, and at most " + MAX_NESTING + " levels");
        }
        JsonText text = new JsonText();
        text.value(json);
        return text.out.toString();
    }

    /** For messages: at most 80 characters and never an exception. */
    public static String brief(@Nullable Object json) {
        if (PlainJson.isDeeperThan(8, json)) {
            return "deeply nested JSON";
        }
        JsonText text = new JsonText();
        text.value(json);
        return text.out.length() <= BRIEF_CHARS ? text.out.toString() : text.out.substring(0, BRIEF_CHARS - 1) + "…";
    }

    /** Whether there is JSON text for this. Parsers make infinities of numbers like {@code 1e400}. */
    static boolean isWritable(@Nullable Object json) {
        return !PlainJson.isDeeperThan(MAX_NESTING, json) && isFinite(json);
    }

    private static boolean isFinite(@Nullable Object json) {
        if (json instanceof Map<?, ?> map) {
            return isFinite(map.values());
        }
        if (json instanceof Collection<?> list) {
            for (Object element : list) {
                if (!isFinite(element)) {
                    return false;
                }
            }
            return true;
        }
        return !(json instanceof Double || json instanceof Float) || Double.isFinite(((Number) json).doubleValue());
    }

    private void value(@Nullable Object json) {
        if (json instanceof Map<?, ?> map) {
            object(map);
        } else if (json instanceof Collection<?> list) {
            array(list);
        } else if (json instanceof Number || json instanceof Boolean || json == null) {
            out.append(json);
        } else {
            string(json.toString());
        }
    }

    private void object(Map<?, ?> map) {
        String separator = "{";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(separator);
            string(String.valueOf(entry.getKey()));
            out.append(':');
            value(entry.getValue());
            separator = ",";
        }
        out.append(map.isEmpty() ? "{}" : "}");
    }

    private void array(Collection<?> list) {
        String separator = "[";
        for (Object element : list) {
            out.append(separator);
            value(element);
            separator = ",";
        }
        out.append(list.isEmpty() ? "[]" : "]");
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || isAlone(text, i)) {
                // A lone surrogate has no UTF-8; escaped it survives the way.
                escape(c);
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private void escape(char c) {
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            default -> out.append(String.format("\\u%04x", (int) c));
        }
    }

    private static boolean isAlone(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
