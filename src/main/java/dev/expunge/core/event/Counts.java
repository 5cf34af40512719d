package dev.expunge.core.event;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Rows changed, per kind of change and table. Holds only counts above 0. Immutable. */
public record Counts(Map<Kind, SortedMap<String, Long>> byKind) {

    public static final Counts NONE = new Counts(Map.of());

    /** What happened to a row. */
    public enum Kind {
        HARD_DELETED,
        SOFT_DELETED,
        SET_NULL,
        SET_DEFAULT,
        RESTORED
    }

    public Counts {
        EnumMap<Kind, SortedMap<String, Long>> copy = new EnumMap<>(Kind.class);
        byKind.forEach((kind, tables) -> {
            if (!tables.isEmpty()) {
                copy.put(kind, Collections.unmodifiableSortedMap(new TreeMap<>(tables)));
            }
        });
        byKind = Collections.unmodifiableMap(copy);
    }

    public static Counts of(Kind kind, String table, long rows) {
        return rows == 0 ? NONE : new Counts(Map.of(kind, new TreeMap<>(Map.of(table, rows))));
    }

    public Counts plus(Counts other) {
        if (other.byKind.isEmpty()) {
            return this;
        }
        EnumMap<Kind, SortedMap<String, Long>> sum = new EnumMap<>(Kind.class);
        byKind.forEach((kind, tables) -> sum.put(kind, new TreeMap<>(tables)));
        other.byKind.forEach((kind, tables) -> {
            SortedMap<String, Long> into = sum.computeIfAbsent(kind, k -> new TreeMap<>());
            tables.forEach((table, rows) -> into.merge(table, rows, Long::sum));
        });
        return new Counts(sum);
    }

    public long rows(Kind kind) {
        return byKind.getOrDefault(kind, Collections.emptySortedMap()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
