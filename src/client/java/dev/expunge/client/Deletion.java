package dev.expunge.client;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a table's rows are deleted where a request does not say. */
public final class Deletion {

    private final String mode;
    private final @Nullable Duration delay;

    private Deletion(String mode, @Nullable Duration delay) {
        this.mode = mode;
        this.delay = delay;
    }

    /**
     * For good.
     *
     * @return the mode of a table that says nothing
     */
    public static Deletion hard() {
        return new Deletion("hard", null);
    }

    /**
     * By a stamp in {@code deletionTime}.
     *
     * @return a mode
     */
    public static Deletion soft() {
        return new Deletion("soft", null);
    }

    /**
     * By a stamp, and a purge later.
     *
     * @param delay from the soft delete to the purge, whole ms, at most 3,650 days
     * @return a mode
     */
    public static Deletion scheduled(Duration delay) {
        return new Deletion("scheduled", delay);
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mode", mode);
        if (delay != null) {
            json.put("delayMs", delay.toMillis());
        }
        return json;
    }
}
