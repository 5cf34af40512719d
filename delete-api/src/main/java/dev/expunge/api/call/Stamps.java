package dev.expunge.api.call;

import java.time.Clock;
import java.util.function.Supplier;

/** Where new events get their names and times from. */
public record Stamps(Clock clock, Supplier<String> ids) {

    public String newId() {
        return ids.get();
    }

    /** Ms since 1970. */
    public long nowMs() {
        return clock.millis();
    }
}
