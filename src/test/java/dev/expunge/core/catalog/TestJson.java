package dev.expunge.core.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plain JSON for tests, written with as few quotes as possible: {@code {users: {columns: {id: string}}}}. */
public final class TestJson {

    private final String text;
    private int at;

    private TestJson(String text) {
        this.text = text;
    }

    public static Map<String, @Nullable Object> object(String text) {
        Map<String, @Nullable Object> object = PlainJson.object(value(text));
        if (object == null) {
            throw new IllegalArgumentException("no object: " + text);
        }
        return object;
    }

    public static @Nullable Object value(String text) {
        TestJson parser = new TestJson(text);
        Object value = parser.value();
        if (parser.peek() != 0) {
            throw new IllegalArgumentException("left over: " + text.substring(parser.at));
        }
        return value;
    }

    private @Nullable Object value() {
        return switch (peek()) {
            case '{' -> members();
            case '[' -> elements();
            case '"' -> quoted();
            default -> word(bare());
        };
    }

    private Map<String, @Nullable Object> members() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        at++;
        while (peek() != '}') {
            String name = peek() == '"' ? quoted() : bare();
            expect(':');
            members.put(name, value());
            if (peek() == ',') {
                at++;
            }
        }
        at++;
        return members;
    }

    private List<@Nullable Object> elements() {
        List<@Nullable Object> elements = new ArrayList<>();
        at++;
        while (peek() != ']') {
            elements.add(value());
            if (peek() == ',') {
                at++;
            }
        }
        at++;
        return elements;
    }

    private String quoted() {
        int end = text.indexOf('"', at + 1);
        String quoted = text.substring(at + 1, end);
        at = end + 1;
        return quoted;
    }

    private String bare() {
        peek();
        int start = at;
        while (at < text.length() && "{}[],:\" \n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (at == start) {
            throw new IllegalArgumentException("nothing to read: " + text.substring(start));
        }
        return text.substring(start, at);
    }

    private static @Nullable Object word(String word) {
        if (word.matches("-?[0-9]{1,19}")) {
            return Long.valueOf(word);
        }
        if (word.matches("-?[0-9]+(\\.[0-9]+)?([eE]-?[0-9]+)?")) {
            return Double.valueOf(word);
        }
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> null;
            default -> word;
        };
    }

    private char peek() {
        while (at < text.length() && " \n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw new IllegalArgumentException("no " + wanted + " at: " + text.substring(at));
        }
        at++;
    }
}
