package dev.expunge.app.cli.print;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times and durations, as people read and write them. */
public final class Times {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final Pattern PART = Pattern.compile("(\\d{1,12})(ms|s|m|h|d)");
    private static final Pattern WHOLE = Pattern.compile("(\\d{1,12}(ms|s|m|h|d))+");

    private Times() {}

    /** The local date and time. */
    public static String at(long ms) {
        return CLOCK.format(Instant.ofEpochMilli(ms));
    }

    /** Such as {@code 1d 2h} or {@code 350ms}: at most the two largest units. */
    public static String text(long ms) {
        long s = ms / 1_000;
        if (ms < 1_000) {
            return ms + "ms";
        }
        if (s < 60) {
            return s + "s";
        }
        if (s < 3_600) {
            return two(s / 60, "m", s % 60, "s");
        }
        return s < 86_400 ? two(s / 3_600, "h", s % 3_600 / 60, "m") : two(s / 86_400, "d", s % 86_400 / 3_600, "h");
    }

    private static String two(long large, String unit, long small, String smaller) {
        return large + unit + (small == 0 ? "" : " " + small + smaller);
    }

    /** More than what is counted in ns; ten times longer than any delay may be. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    /** Reads {@code 90s}, {@code 1h30m}, {@code 7d}, {@code 500ms}. @throws IllegalArgumentException for anything else */
    public static Duration parse(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a duration such as 30s, 15m, 1h30m or 7d");
        }
        Duration sum = Duration.ZERO;
        Matcher parts = PART.matcher(text);
        while (parts.find()) {
            long number = Long.parseLong(parts.group(1));
            sum = sum.plus(
                    switch (parts.group(2)) {
                        case "ms" -> Duration.ofMillis(number);
                        case "s" -> Duration.ofSeconds(number);
                        case "m" -> Duration.ofMinutes(number);
                        case "h" -> Duration.ofHours(number);
                        default -> Duration.ofDays(number);
                    });
        }
        if (sum.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("'" + text + "' is longer than " + LONGEST.toDays() + "d");
        }
        return sum;
    }
}
