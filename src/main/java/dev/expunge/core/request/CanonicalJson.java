package dev.expunge.core.request;

import dev.expunge.core.catalog.JsonText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One text for all JSON texts that mean the same: no spaces, members sorted, numbers by their value. */
final class CanonicalJson {

    /** A text with a longer number is compared as written: its arithmetic would cost too much. */
    private static final int NUMBER_CHARS = 1_000;

    private final String text;
    private int at;

    private CanonicalJson(String text) {
        this.text = text;
    }

    /** Text that is not JSON, or nested deeper than 1,000 levels, is its own canonical form. */
    static String of(String text) {
        CanonicalJson parser = new CanonicalJson(text);
        try {
            Object json = parser.value(0);
            parser.space();
            return parser.at == text.length() ? JsonText.write(json) : text;
        } catch (NotJson e) {
            return text;
        }
    }

    /** Carries nothing: it never leaves this class. */
    private static final class NotJson extends RuntimeException {

        private static final long serialVersionUID = 1;

        NotJson() {
            super(null, null, false, false);
        }
    }

    private @Nullable Object value(int level) {
        if (level > JsonText.MAX_NESTING) {
            throw new NotJson();
        }
        space();
        return switch (peek()) {
            case '{' -> object(level);
            case '[' -> array(level);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object(int level) {
        Map<String, @Nullable Object> members = new TreeMap<>();
        expect('{');
        if (!skip('}')) {
            do {
                space();
                String name = string();
                space();
                expect(':');
                members.put(name, value(level + 1));
                space();
            } while (skip(','));
            expect('}');
        }
        return members;
    }

    private List<@Nullable Object> array(int level) {
        List<@Nullable Object> elements = new ArrayList<>();
        expect('[');
        if (!skip(']')) {
            do {
                elements.add(value(level + 1));
                space();
            } while (skip(','));
            expect(']');
        }
        return elements;
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        expect('"');
        while (peek() != '"') {
            char c = text.charAt(at++);
            string.append(c == '\\' ? escaped() : c);
        }
        at++;
        return string.toString();
    }

    private char escaped() {
        char c = peek();
        at++;
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> unicode();
            case '"', '\\', '/' -> c;
            default -> throw new NotJson();
        };
    }

    private char unicode() {
        try {
            at += 4;
            return (char) Integer.parseUnsignedInt(text, at - 4, at, 16);
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new NotJson();
        }
    }

    private Object number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String digits = text.substring(start, at);
        if (digits.length() > NUMBER_CHARS) {
            throw new NotJson();
        }
        try {
            return new BigDecimal(digits).stripTrailingZeros();
        } catch (NumberFormatException | ArithmeticException e) {
            throw new NotJson();
        }
    }

    private @Nullable Object word(String word, @Nullable Object meaning) {
        if (!text.startsWith(word, at)) {
            throw new NotJson();
        }
        at += word.length();
        return meaning;
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw new NotJson();
        }
        return text.charAt(at);
    }

    private boolean skip(char wanted) {
        space();
        boolean found = peek() == wanted;
        if (found) {
            at++;
        }
        return found;
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw new NotJson();
        }
        at++;
    }
}
