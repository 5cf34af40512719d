package dev.expunge.bench.cost;

import java.util.Map;
import java.util.TreeMap;

/** What has been counted, by name. */
final class Tally {

    private final Map<String, Long> counts = new TreeMap<>();

    void add(String name, long count) {
        counts.merge(name, count, Long::sum);
    }

    long of(String name) {
        return counts.getOrDefault(name, 0L);
    }

    /** Names in order of what they are about: what is stored, what is sent between shards, what is written for the world. */
    Map<String, Long> all() {
        return Map.copyOf(counts);
    }

    void clear() {
        counts.clear();
    }
}
