package dev.expunge.bench.result;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a series is to reach, by itself or as a ratio to another series of the same run.
 *
 * @param over the series that it is divided by; null: none
 * @param bound for the median
 */
public record Target(String series, @Nullable String over, Sense sense, double bound) {

    /** Which side of the bound is the good one. */
    public enum Sense {
        AT_LEAST("≥"),
        AT_MOST("≤");

        private final String sign;

        Sense(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    public static Target atLeast(String series, double bound) {
        return new Target(series, null, Sense.AT_LEAST, bound);
    }

    public static Target atMost(String series, double bound) {
        return new Target(series, null, Sense.AT_MOST, bound);
    }

    public static Target atLeast(String series, double share, String over) {
        return new Target(series, over, Sense.AT_LEAST, share);
    }

    public static Target atMost(String series, double share, String over) {
        return new Target(series, over, Sense.AT_MOST, share);
    }

    /** What was reached; empty where one of the series was not measured. */
    public Optional<Double> reached(List<Series> measured) {
        Optional<Double> value = median(measured, series);
        return over == null
                ? value
                : value.flatMap(above -> median(measured, over).map(below -> above / below));
    }

    public boolean isMet(double reached) {
        return sense == Sense.AT_LEAST ? reached >= bound : reached <= bound;
    }

    private static Optional<Double> median(List<Series> measured, String name) {
        return measured.stream()
                .filter(series -> series.name().equals(name))
                .map(Series::median)
                .findFirst();
    }
}
