package dev.expunge.api.call;

import dev.expunge.core.ErrorCode;
import dev.expunge.core.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Counts what became of the lines. Used by several threads. */
final class BulkTally {

    private final List<BulkResult.LineError> errors = new ArrayList<>();
    private long errorCount;
    private long written;

    synchronized void taken() {
        written++;
    }

    void refused(long line, String message) {
        refused(line, Refusal.of(ErrorCode.REQUEST_INVALID, "", message));
    }

    synchronized void refused(long line, Refusal refusal) {
        errorCount++;
        if (errors.size() < Limits.BULK_ERRORS_LISTED) {
            errors.add(new BulkResult.LineError(line, refusal.code(), refusal.detail()));
        }
    }

    synchronized long written() {
        return written;
    }

    synchronized BulkResult result() {
        List<BulkResult.LineError> sorted = new ArrayList<>(errors);
        sorted.sort(Comparator.comparingLong(BulkResult.LineError::line));
        return new BulkResult(written, sorted, errorCount);
    }
}
