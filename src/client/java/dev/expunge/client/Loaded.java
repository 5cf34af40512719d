package dev.expunge.client;

import java.util.List;

/**
 * What became of a bulk write.
 *
 * @param errors at most 1,000
 * @param errorCount all of them
 */
public record Loaded(long written, List<Refused> errors, long errorCount) {

    public Loaded {
        errors = List.copyOf(errors);
    }

    /** @param row counted from 1 */
    public record Refused(long row, String code, String message) {}
}
