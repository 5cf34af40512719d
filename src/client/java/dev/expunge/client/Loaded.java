package dev.expunge.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What became of a bulk write.
 *
 * @param written rows
 * @param errors at most 1,000
 * @param errorCount all of them
 */
public record Loaded(long written, List<Refused> errors, long errorCount) {

    /**
     * Keeps a copy of the list.
     *
     * @param written rows
     * @param errors at most 1,000
     * @param errorCount all of them
     */
    public Loaded {
        errors = List.copyOf(errors);
    }

    /**
     * A row that was not written.
     *
     * @param row counted from 1
     * @param code as {@code REQUEST_INVALID}
     * @param message a sentence
     */
    public record Refused(long row, String code, String message) {}

    static Loaded of(JsonNode answer) {
        return new Loaded(
                answer.path("written").asLong(),
                Json.list(
                        answer,
                        "errors",
                        error -> new Refused(
                                error.path("line").asLong(),
                                error.path("code").asText(),
                                error.path("message").asText())),
                answer.path("errorCount").asLong());
    }
}
