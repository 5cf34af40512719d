package dev.expunge.client;

import java.time.Duration;
import java.util.List;

/**
 * A delete that can be run.
 *
 * @param <S> the statement itself
 */
public abstract sealed class Statement<S extends Statement<S>> permits Selected, Hard, Soft, Scheduled {

    final Request request;

    Statement(Request request) {
        this.request = request;
    }

    abstract S with(Request changed);

    /** The same id with the same statement is the same delete, however often it is run. */
    public S requestId(String id) {
        return with(request.with("requestId", id));
    }

    /** For the status and the audit. */
    public S reason(String reason) {
        return with(request.with("reason", reason));
    }

    /** For the status and the audit. */
    public S requestedBy(String name) {
        return with(request.with("requestedBy", name));
    }

    /**
     * Answers with the root rows as they were, at most 1,000.
     *
     * @param columns none: all of them
     */
    public S returning(String... columns) {
        return with(request.with("returning", columns.length == 0 ? true : List.of(columns)));
    }

    /** How long {@link #execute} waits, at most 60 s; 30 s unless said otherwise. */
    public S waitingAtMost(Duration limit) {
        return with(request.waitingAtMost(limit));
    }

    /**
     * Runs it, and waits until it has ended or is scheduled. A delete that was blocked or failed is returned as such.
     *
     * @throws ExpungeException if it is refused
     */
    public Delete execute() {
        return request.execute();
    }

    /**
     * What it would do. Changes nothing.
     *
     * @throws ExpungeException if it is refused
     */
    public Preview preview() {
        return request.preview();
    }
}
