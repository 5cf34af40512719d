package dev.expunge.core.row;

import dev.expunge.core.catalog.JsonText;

/** Values as messages show them, at most 80 characters. */
final class Shown {

    private static final int MAX_CHARS = 80;

    private Shown() {}

    static String value(Value value) {
        if (value instanceof Value.Text text) {
            return text(text.value());
        }
        String text = value instanceof Value.Null ? "null" : KeyText.text(value);
        return text.length() <= MAX_CHARS ? text : text.substring(0, MAX_CHARS - 1) + "…";
    }

    /** In quotes. */
    static String text(String text) {
        return JsonText.brief(text);
    }
}
