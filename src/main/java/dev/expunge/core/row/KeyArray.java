package dev.expunge.core.row;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a compact JSON array of strings. Lenient in the spelling of characters: who reads compares with what is written. */
final class KeyArray {

    private final String text;
    private int at;

    private KeyArray(String text) {
        this.text = text;
    }

    /** The strings, or null where this is no such array. */
    static @Nullable List<String> parse(String text) {
        KeyArray array = new KeyArray(text);
        List<String> strings = new ArrayList<>();
        do {
            // The bracket before the first string, a comma before the others.
            if (!array.take(strings.isEmpty() ? '[' : ',') || !array.take('"')) {
                return null;
            }
            String next = array.string();
            if (next == null) {
                return null;
            }
            strings.add(next);
        } while (!array.take(']'));
        return array.at == text.length() ? strings : null;
    }

    /** What is left of a string whose quote is taken, with its closing quote. */
    private @Nullable String string() {
        StringBuilder string = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return string.toString();
            }
            int character = c == '\\' ? escaped() : c;
            if (character < 0) {
                return null;
            }
            string.append((char) character);
        }
        return null;
    }

    /** The character that an escape stands for, or -1. */
    private int escaped() {
        char c = at < text.length() ? text.charAt(at++) : 0;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hex();
            default -> -1;
        };
    }

    private int hex() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < text.length() ? Character.digit(text.charAt(at++), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }

    private boolean take(char expected) {
        if (at < text.length() && text.charAt(at) == expected) {
            at++;
            return true;
        }
        return false;
    }
}
