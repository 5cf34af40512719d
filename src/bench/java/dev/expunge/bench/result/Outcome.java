package dev.expunge.bench.result;

import java.util.List;

/**
 * A scenario as it was measured.
 *
 * @param runs without the warm-up
 * @param scale 1: the published sizes
 */
public record Outcome(
        String scenario, String title, int runs, double scale, List<Series> series, List<Target> targets) {

    public Outcome {
        series = List.copyOf(series);
        targets = List.copyOf(targets);
    }
}
