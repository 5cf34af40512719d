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

    public static Deletion hard() {
        return new Deletion("hard", null);
    }

    public static Deletion soft() {
        return new Deletion("soft", null);
    }

    /** @param delay from the soft delete to the purge, at most 3,650 days */
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
