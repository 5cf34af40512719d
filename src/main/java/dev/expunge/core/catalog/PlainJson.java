package dev.expunge.core.catalog;

import dev.expunge.core.row.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON as plain Java objects: Map, List, String, Long, Double, Boolean and null. Total: nothing makes it throw. */
public final class PlainJson {

    private PlainJson() {}

    /** A copy of the object's members in their order, or null where this is no object. */
    public static @Nullable Map<String, @Nullable Object> object(@Nullable Object json) {
        if (!(json instanceof Map<?, ?> map)) {
            return null;
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        map.forEach((name, value) -> members.put(String.valueOf(name), value));
        return members;
    }

    /** A copy of the list's elements, or null where this is no list. */
    public static @Nullable List<@Nullable Object> list(@Nullable Object json) {
        return json instanceof Collection<?> elements ? new ArrayList<>(elements) : null;
    }

    /** The number, or null where this is no 64-bit integer; {@code 1.0} is none. */
    public static @Nullable Long integer(@Nullable Object json) {
        if (json instanceof Long || json instanceof Integer || json instanceof Short || json instanceof Byte) {
            return ((Number) json).longValue();
        }
        return null;
    }

    /**
     * The value that this JSON stands for; lists and objects become {@link Value.Json}. What no JSON text can say, like
     * an infinite number in a list, or nesting of more than 1,000 levels, becomes NaN, which fits no column.
     */
    public static Value value(@Nullable Object json) {
        Long integer = integer(json);
        if (integer != null) {
            return new Value.Int(integer);
        }
        if (json == null) {
            return Value.NULL;
        }
        if (json instanceof String text) {
            return new Value.Text(text);
        }
        if (json instanceof Boolean bool) {
            return new Value.Bool(bool);
        }
        if (json instanceof Number number) {
            return new Value.Real(number.doubleValue());
        }
        if (json instanceof Value.Json text) {
            return text;
        }
        return JsonText.isWritable(json) ? new Value.Json(JsonText.write(json)) : new Value.Real(Double.NaN);
    }

    /** Whether objects and lists are nested deeper than this many levels. */
    public static boolean isDeeperThan(int levels, @Nullable Object json) {
        if (json instanceof Map<?, ?> map) {
            return isAnyDeeperThan(levels - 1, map.values());
        }
        return json instanceof Collection<?> list && isAnyDeeperThan(levels - 1, list);
    }

    private static boolean isAnyDeeperThan(int levels, Collection<?> elements) {
        if (levels < 0) {
            return true;
        }
        // No stream: its many frames for each level would use up the stack.
        for (Object element : elements) {
            if (isDeeperThan(levels, element)) {
                return true;
            }
        }
        return false;
    }

    /** A deep copy that nobody can change. Nesting must have been checked. */
    static Map<String, @Nullable Object> frozen(Map<String, @Nullable Object> members) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        members.forEach((name, value) -> copy.put(name, frozenValue(value)));
        return Collections.unmodifiableMap(copy);
    }

    private static @Nullable Object frozenValue(@Nullable Object json) {
        Map<String, @Nullable Object> members = object(json);
        if (members != null) {
            return frozen(members);
        }
        List<@Nullable Object> elements = list(json);
        if (elements != null) {
            elements.replaceAll(PlainJson::frozenValue);
            return Collections.unmodifiableList(elements);
        }
        Long integer = integer(json);
        return integer != null ? integer : json;
    }
}
