package dev.expunge.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A delete's status. */
public final class Delete {

    private final JsonNode json;

    Delete(JsonNode json) {
        this.json = json;
    }

    /** Where a delete stands. */
    public enum State {
        /** It will be done. */
        ACCEPTED,
        /** Its rows are being found. */
        PLANNING,
        /** Its rows are being changed. */
        APPLYING,
        /** Its rows are stamped and wait for their purge. */
        SCHEDULED,
        /** Its rows are being purged. */
        PURGING,
        /** It is done. */
        COMPLETED,
        /** Rows are in the way; nothing was changed, or the purge was not. */
        BLOCKED,
        /** It could not be done; nothing was changed, or the purge was not. */
        FAILED,
        /** Its purge was called off; its rows stay stamped. */
        CANCELLED,
        /** Its rows were changed by others, so there is nothing left to purge. */
        DROPPED,
        /** It was undone. */
        RESTORED,
        /** A later delete took over. */
        SUPERSEDED,
        /** It was refused. */
        REJECTED,
        /** One that this client does not know yet. */
        UNKNOWN;

        private static final Set<State> UNDER_WAY =
                EnumSet.of(ACCEPTED, PLANNING, APPLYING, SCHEDULED, PURGING, UNKNOWN);

        /**
         * Whether nothing more happens by itself.
         *
         * @return an end, which only a call leaves
         */
        public boolean isEnd() {
            return !UNDER_WAY.contains(this);
        }
    }

    /**
     * A row that was selected.
     *
     * @param key as text
     * @param deletionTime its stamp, ms since 1970; 0: it has none
     * @param dueAtMs of the purge, ms since 1970; empty: nothing is scheduled
     */
    public record Root(String key, long deletionTime, Optional<Long> dueAtMs) {}

    /**
     * A row that an undo or a purge left alone.
     *
     * @param table of the row
     * @param key of the row
     * @param reason part of a sentence
     */
    public record Skipped(String table, String key, String reason) {}

    /**
     * Why a delete was blocked or failed.
     *
     * @param code stable, as {@code FOREIGN_KEY_RESTRICT}
     * @param detail a sentence
     */
    public record Failure(String code, String detail) {}

    /**
     * Its id.
     *
     * @return for {@link Expunge#status} and the calls on a delete
     */
    public String id() {
        return json.path("deleteId").asText();
    }

    /**
     * The name that the request was given.
     *
     * @return empty: none
     */
    public Optional<String> requestId() {
        return Json.text(json, "requestId");
    }

    /**
     * Where it stands.
     *
     * @return the state at the time of the answer
     */
    public State state() {
        String name = json.path("state").asText();
        return Arrays.stream(State.values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElse(State.UNKNOWN);
    }

    /**
     * The table of the root rows.
     *
     * @return its name
     */
    public String table() {
        return json.path("table").asText();
    }

    /**
     * The mode as it was resolved.
     *
     * @return {@code hard}, {@code soft} or {@code scheduled}; empty: it was rejected
     */
    public Optional<String> mode() {
        return Json.text(json, "mode");
    }

    /**
     * Where the mode comes from.
     *
     * @return {@code request}, {@code table}, {@code fallback} or {@code source}; empty: it was rejected
     */
    public Optional<String> modeFrom() {
        return Json.text(json, "modeFrom");
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
     * Root rows that were selected.
     *
     * @return how many
     */
    public long matched() {
        return json.path("matched").asLong();
    }

    /**
     * What was changed.
     *
     * @return rows by table and kind
     */
    public Counts counts() {
        return new Counts(json.path("counts"));
    }

    /**
     * The root rows.
     *
     * @return at most 1,000
     */
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
     * Why it was blocked or failed.
     *
     * @return empty: it was not
     */
    public Optional<Failure> error() {
        JsonNode error = json.path("error");
        return error.isObject()
                ? Optional.of(new Failure(
                        error.path("code").asText(), error.path("detail").asText()))
                : Optional.empty();
    }

    /**
     * Rows that an undo or a purge left alone.
     *
     * @return with the reasons
     */
    public List<Skipped> skipped() {
        return Json.list(
                json,
                "skipped",
                row -> new Skipped(
                        row.path("table").asText(),
                        row.path("key").asText(),
                        row.path("reason").asText()));
    }

    /**
     * The root rows as they were, where they were asked for.
     *
     * @return value by column
     */
    public List<Map<String, Object>> returned() {
        return Json.list(json, "returned", Json::map);
    }

    /**
     * The delete that took over.
     *
     * @return its id
     */
    public Optional<String> supersededBy() {
        return Json.text(json, "supersededBy");
    }

    /**
     * When it was requested.
     *
     * @return ms since 1970
     */
    public long requestedAtMs() {
        return json.path("requestedAt").asLong();
    }

    /**
     * This delete, where it went through.
     *
     * @return this
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
