package dev.expunge.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table's definition as it grows. Immutable. */
record Definition(String name, Map<String, Object> fields) {

    private static final String KEY = "key";
    private static final String COLUMNS = "columns";
    private static final String USUAL_KEY = "id";

    static Definition of(String name) {
        return new Definition(name, Map.of());
    }

    Definition with(String field, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new Definition(name, more);
    }

    /** @throws IllegalArgumentException if there is one of that name */
    Definition withMember(String field, String member, Object value) {
        Map<String, Object> members = members(field);
        if (members.put(member, value) != null) {
            throw new IllegalArgumentException("table " + name + " has two " + field + " of the name " + member);
        }
        return with(field, members);
    }

    Definition withElement(String field, Object value) {
        List<Object> elements = new ArrayList<>();
        if (fields.get(field) instanceof List<?> before) {
            elements.addAll(before);
        }
        elements.add(value);
        return with(field, elements);
    }

    /** The key is {@code id}, a text, where nothing else is said. */
    Map<String, Object> toJson() {
        boolean saysKey = fields.containsKey(KEY) || members(COLUMNS).containsKey(USUAL_KEY);
        return saysKey ? fields : withMember(COLUMNS, USUAL_KEY, "string").fields;
    }

    private Map<String, Object> members(String field) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (fields.get(field) instanceof Map<?, ?> before) {
            before.forEach((name, value) -> members.put(String.valueOf(name), value));
        }
        return members;
    }
}
