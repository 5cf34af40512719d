package dev.expunge.api.http;

import dev.expunge.api.call.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The header of RFC 7240. What cannot be read in it is ignored, as it asks. */
final class Prefer {

    private static final String WAIT = "wait=";

    private Prefer() {}

    /** How long the caller would wait, at most 60 s; zero: not at all. */
    static Duration waiting(List<String> headers) {
        for (String header : headers) {
            for (String preference : header.split(",", -1)) {
                String name = preference
                        .split(";", 2)[0]
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .replace(" ", "");
                if (name.startsWith(WAIT)) {
                    return seconds(name.substring(WAIT.length()).replace("\"", ""));
                }
            }
        }
        return Duration.ZERO;
    }

    private static Duration seconds(String text) {
        boolean isNumber = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        long most = Limits.MAX_WAIT.toSeconds();
        return !isNumber
                ? Duration.ZERO
                : Duration.ofSeconds(text.length() > 9 ? most : Math.min(most, Long.parseLong(text)));
    }
}
