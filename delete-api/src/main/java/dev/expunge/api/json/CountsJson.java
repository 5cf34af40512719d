package dev.expunge.api.json;

import dev.expunge.core.event.Counts;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts with all five kinds, each an object of the tables with a count above 0. */
final class CountsJson {

    private CountsJson() {}

    static Map<String, Object> of(Counts counts) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (Counts.Kind kind : Counts.Kind.values()) {
            json.put(name(kind), counts.byKind().getOrDefault(kind, Collections.emptySortedMap()));
        }
        return json;
    }

    private static String name(Counts.Kind kind) {
        return switch (kind) {
            case HARD_DELETED -> "hardDeleted";
            case SOFT_DELETED -> "softDeleted";
            case SET_NULL -> "setNull";
            case SET_DEFAULT -> "setDefault";
            case RESTORED -> "restored";
        };
    }
}
