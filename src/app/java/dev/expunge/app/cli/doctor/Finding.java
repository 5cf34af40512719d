package dev.expunge.app.cli.doctor;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found about a part.
 *
 * @param what a sentence without its full stop
 * @param next what to do about it; null: nothing
 */
public record Finding(
        Level level, String part, String what, @Nullable String next) {

    /** How bad it is. */
    public enum Level {
        OK,
        WARNING,
        WRONG
    }

    static Finding ok(String part, String what) {
        return new Finding(Level.OK, part, what, null);
    }

    static Finding warning(String part, String what, String next) {
        return new Finding(Level.WARNING, part, what, next);
    }

    static Finding wrong(String part, String what, String next) {
        return new Finding(Level.WRONG, part, what, next);
    }

    /** For a program. */
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("level", level.name());
        json.put("part", part);
        json.put("what", what);
        json.put("next", next);
        return json;
    }
}
