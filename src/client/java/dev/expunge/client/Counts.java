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

    /**
     * Rows that are gone.
     *
     * @return rows by table, none with 0
     */
    public Map<String, Long> hardDeleted() {
        return kind("hardDeleted");
    }

    /**
     * Rows that were stamped.
     *
     * @return rows by table, none with 0
     */
    public Map<String, Long> softDeleted() {
        return kind("softDeleted");
    }

    /**
     * Rows whose foreign key became null.
     *
     * @return rows by table, none with 0
     */
    public Map<String, Long> setNull() {
        return kind("setNull");
    }

    /**
     * Rows whose foreign key became its default.
     *
     * @return rows by table, none with 0
     */
    public Map<String, Long> setDefault() {
        return kind("setDefault");
    }

    /**
     * Rows that were put back, or lost a stamp.
     *
     * @return rows by table, none with 0
     */
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
