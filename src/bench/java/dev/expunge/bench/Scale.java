package dev.expunge.bench;

import java.util.Locale;

/**
 * How large a run is. Names of what is measured are made with it, so that they tell the size that was run.
 *
 * @param factor times the published sizes
 */
public record Scale(double factor) {

    private static final int MILLION = 1_000_000;
    private static final int THOUSAND = 1_000;

    /** The published size times the factor, at least 1. */
    public int of(int published) {
        return (int) Math.max(1, Math.round(published * factor));
    }

    /** That size for people, such as {@code 1 M}, {@code 20 k} or {@code 1,234}. */
    public String text(int published) {
        return textOf(of(published));
    }

    /** A number for people, whatever the scale. */
    public static String textOf(int number) {
        if (number >= MILLION && number % MILLION == 0) {
            return number / MILLION + " M";
        }
        return number >= 10 * THOUSAND && number % THOUSAND == 0
                ? number / THOUSAND + " k"
                : String.format(Locale.ROOT, "%,d", number);
    }
}
