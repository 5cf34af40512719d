package dev.expunge.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What a delete would do. */
public final class Preview {

    private final JsonNode json;

    Preview(JsonNode json) {
        this.json = json;
    }

    /**
     * The mode.
     *
     * @return {@code hard}, {@code soft} or {@code scheduled}
     */
    public String mode() {
        return json.path("mode").asText();
    }

    /**
     * Where the mode comes from.
     *
     * @return {@code request}, {@code table} or {@code fallback}
     */
    public String modeFrom() {
        return json.path("modeFrom").asText();
    }

    /**
     * The time from the soft delete to the purge.
     *
     * @return ms; 0 unless scheduled
     */
    public long delayMs() {
        return json.path("delayMs").asLong();
    }

    /**
     * The root rows.
     *
     * @return how many
     */
    public long matched() {
        return json.path("matched").asLong();
    }

    /**
     * What would be changed.
     *
     * @return rows by table and kind
     */
    public Counts counts() {
        return new Counts(json.path("counts"));
    }

    /**
     * Rows that are in the way.
     *
     * @return the first 100
     */
    public List<Blocker> blockers() {
        return Json.list(json, "blockers", Blocker::of);
    }

    /**
     * All rows that are in the way.
     *
     * @return how many
     */
    public long blockerCount() {
        return json.path("blockerCount").asLong();
    }

    /**
     * What it would fail with.
     *
     * @return empty: nothing
     */
    public List<Delete.Failure> errors() {
        return Json.list(
                json,
                "errors",
                error -> new Delete.Failure(
                        error.path("code").asText(), error.path("detail").asText()));
    }

    /**
     * Whether it would go through.
     *
     * @return false: it would be blocked or fail
     */
    public boolean isPossible() {
        return blockerCount() == 0 && errors().isEmpty();
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
