package dev.expunge.bench.result;

import java.util.Locale;

/** Figures for people. */
final class Numbers {

    private Numbers() {}

    /** Three digits that count; whole above 100. */
    static String of(double value) {
        double size = Math.abs(value);
        String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }

    static String ratio(double value) {
        return String.format(Locale.ROOT, value >= 10 ? "%.0f" : "%.2f", value);
    }
}
