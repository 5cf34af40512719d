package dev.expunge.schema.topic;

import java.util.List;

/** Topics exist that do not fit the plan. Rows would be looked for on the wrong shards, so nothing may start. */
public final class TopicMismatchException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TopicMismatchException(List<String> mismatches) {
        super(String.join("; ", mismatches) + " (the number of shards is fixed when the topics are made)");
    }
}
