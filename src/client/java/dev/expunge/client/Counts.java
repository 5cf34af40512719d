package dev.expunge.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Rows that were changed, or would be, by table. */
public final class Counts {

    private final JsonNode json;

    Counts(JsonNode json) {
        this.json = json;
    }

    public Map<String, Long> hardDeleted() {
        return kind("hardDeleted");
    }

    public Map<String, Long> softDeleted() {
        return kind("softDeleted");
    }

    public Map<String, Long> setNull() {
        return kind("setNull");
    }

    public Map<String, Long> setDefault() {
        return kind("setDefault");
    }

    public Map<String, Long> restored() {
        return kind("restored");
    }

    private Map<String, Long> kind(String name) {
        Map<String, Long> rows = new TreeMap<>();
        json.path(name)
                .properties()
                .forEach(table -> rows.put(table.getKey(), table.getValue().asLong()));
        return Collections.unmodifiableMap(rows);
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
