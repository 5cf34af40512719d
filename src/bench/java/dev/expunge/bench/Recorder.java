package dev.expunge.bench;

import dev.expunge.bench.result.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes what the rounds measure. Nothing is kept while it warms up. */
public final class Recorder {

    private record Name(String text, String unit) {}

    private final Map<Name, List<Double>> values = new LinkedHashMap<>();
    private boolean keeping;

    void keep(boolean keep) {
        keeping = keep;
    }

    public void record(String series, String unit, double value) {
        if (keeping) {
            values.computeIfAbsent(new Name(series, unit), name -> new ArrayList<>())
                    .add(value);
        }
    }

    /** So many things in so many nanoseconds, as things a second. */
    public void rate(String series, String things, long count, long nanos) {
        record(series, things + "/s", count * 1e9 / nanos);
    }

    List<Series> series() {
        return values.entrySet().stream()
                .map(entry -> new Series(entry.getKey().text(), entry.getKey().unit(), entry.getValue()))
                .toList();
    }
}
