package dev.expunge.api.call;

import dev.expunge.core.ErrorCode;
import java.util.List;

/**
 * What became of a bulk write.
 *
 * @param errors at most 1,000, by line
 * @param errorCount all of them
 */
public record BulkResult(long written, List<LineError> errors, long errorCount) {

    public BulkResult {
        errors = List.copyOf(errors);
    }

    /** @param line counted from 1 */
    public record LineError(long line, ErrorCode code, String message) {}
}
