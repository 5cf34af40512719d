package dev.expunge.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What a delete would do. */
public final class Preview {

    private final JsonNode json;

    Preview(JsonNode json) {
        this.json = json;
    }

    /** {@code hard}, {@code soft} or {@code scheduled}. */
    public String mode() {
        return json.path("mode").asText();
    }

    /** {@code request}, {@code table} or {@code fallback}. */
    public String modeFrom() {
        return json.path("modeFrom").asText();
    }

    public long delayMs() {
        return json.path("delayMs").asLong();
    }

    /** Root rows. */
    public long matched() {
        return json.path("matched").asLong();
    }

    public Counts counts() {
        return new Counts(json.path("counts"));
    }

    /** The first 100. */
    public List<Blocker> blockers() {
        return Json.list(json, "blockers", Blocker::of);
    }

    public long blockerCount() {
        return json.path("blockerCount").asLong();
    }

    /** What it would fail with. */
    public List<Delete.Failure> errors() {
        return Json.list(
                json,
                "errors",
                error -> new Delete.Failure(
                        error.path("code").asText(), error.path("detail").asText()));
    }

    /** Whether it would go through. */
    public boolean isPossible() {
        return blockerCount() == 0 && errors().isEmpty();
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
