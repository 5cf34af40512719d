package dev.expunge.bench.result;

import java.util.List;

/**
 * One thing, measured once in each run.
 *
 * @param name what was measured; the same in all runs
 * @param unit as {@code rows/s} or {@code ms}
 */
public record Series(String name, String unit, List<Double> values) {

    public Series {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("values: none for " + name);
        }
        values = List.copyOf(values);
    }

    /** The middle one, or the mean of the two in the middle. */
    public double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    public double min() {
        return values.stream().min(Double::compare).orElseThrow();
    }

    public double max() {
        return values.stream().max(Double::compare).orElseThrow();
    }
}
