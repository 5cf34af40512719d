package dev.expunge.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A delete's status. */
public final class Delete {

    private final JsonNode json;

    Delete(JsonNode json) {
        this.json = json;
    }

    /** Where a delete stands. */
    public enum State {
        ACCEPTED,
        PLANNING,
        APPLYING,
        SCHEDULED,
        PURGING,
        COMPLETED,
        BLOCKED,
        FAILED,
        CANCELLED,
        DROPPED,
        RESTORED,
        SUPERSEDED,
        REJECTED,
        /** One that this client does not know yet. */
        UNKNOWN
    }

    /** @param dueAtMs ms since 1970; empty: nothing is scheduled */
    public record Root(String key, long deletionTime, Optional<Long> dueAtMs) {}

    /** A row that an undo or a purge left alone. */
    public record Skipped(String table, String key, String reason) {}

    public record Failure(String code, String detail) {}

    public String id() {
        return json.path("deleteId").asText();
    }

    public Optional<String> requestId() {
        return Json.text(json, "requestId");
    }

    public State state() {
        String name = json.path("state").asText();
        return Arrays.stream(State.values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElse(State.UNKNOWN);
    }

    public String table() {
        return json.path("table").asText();
    }

    /** {@code hard}, {@code soft} or {@code scheduled}. */
    public Optional<String> mode() {
        return Json.text(json, "mode");
    }

    /** {@code request}, {@code table}, {@code fallback} or {@code source}. */
    public Optional<String> modeFrom() {
        return Json.text(json, "modeFrom");
    }

    public long delayMs() {
        return json.path("delayMs").asLong();
    }

    /** Root rows that were selected. */
    public long matched() {
        return json.path("matched").asLong();
    }

    public Counts counts() {
        return new Counts(json.path("counts"));
    }

    /** At most 1,000. */
    public List<Root> roots() {
        return Json.list(
                json,
                "roots",
                root -> new Root(
                        root.path("key").asText(),
                        root.path("deletionTime").asLong(),
                        root.path("dueAt").isNumber()
                                ? Optional.of(root.path("dueAt").asLong())
                                : Optional.empty()));
    }

    /** The first 100. */
    public List<Blocker> blockers() {
        return Json.list(json, "blockers", Blocker::of);
    }

    public long blockerCount() {
        return json.path("blockerCount").asLong();
    }

    public Optional<Failure> error() {
        JsonNode error = json.path("error");
        return error.isObject()
                ? Optional.of(new Failure(
                        error.path("code").asText(), error.path("detail").asText()))
                : Optional.empty();
    }

    public List<Skipped> skipped() {
        return Json.list(
                json,
                "skipped",
                row -> new Skipped(
                        row.path("table").asText(),
                        row.path("key").asText(),
                        row.path("reason").asText()));
    }

    /** The root rows as they were, where they were asked for. */
    public List<Map<String, Object>> returned() {
        return Json.list(json, "returned", Json::map);
    }

    /** The delete that took over. */
    public Optional<String> supersededBy() {
        return Json.text(json, "supersededBy");
    }

    /** Ms since 1970. */
    public long requestedAtMs() {
        return json.path("requestedAt").asLong();
    }

    /**
     * This delete.
     *
     * @throws ExpungeException if it was blocked or failed
     */
    public Delete orThrow() {
        error().ifPresent(error -> {
            throw ExpungeException.of(error.code(), error.detail());
        });
        return this;
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
