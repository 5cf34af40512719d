package dev.expunge.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A delete that can be run, any number of times. Each run has a request id of its own unless one is given, so that it is
 * tried again after a broken connection or a 503 without being done twice; see {@link Retries}.
 *
 * @param <S> the statement itself
 */
public abstract sealed class Statement<S extends Statement<S>> permits Selected, Hard, Soft, Scheduled {

    final Request request;

    Statement(Request request) {
        this.request = request;
    }

    abstract S with(Request changed);

    /**
     * Names the request: the same id with the same statement is the same delete, however often it is run, for 30 days.
     *
     * @param id 1 to 1,024 characters
     * @return the statement with this id
     */
    public S requestId(String id) {
        return with(request.with("requestId", id));
    }

    /**
     * Says why, for the status and the audit.
     *
     * @param reason at most 1,024 characters
     * @return the statement with this reason
     */
    public S reason(String reason) {
        return with(request.with("reason", reason));
    }

    /**
     * Says who, for the status and the audit.
     *
     * @param name at most 1,024 characters
     * @return the statement with this name
     */
    public S requestedBy(String name) {
        return with(request.with("requestedBy", name));
    }

    /**
     * Answers with the root rows as they were, at most 1,000.
     *
     * @param columns none: all of them
     * @return the statement that does so
     */
    public S returning(String... columns) {
        return with(request.with("returning", columns.length == 0 ? true : List.of(columns)));
    }

    /**
     * Says how long {@link #execute} waits for the end.
     *
     * @param limit at most 60 s; 30 s unless said otherwise
     * @return the statement with this limit
     */
    public S waitingAtMost(Duration limit) {
        return with(request.waitingAtMost(limit));
    }

    /**
     * Runs it, and waits until it has ended or is scheduled.
     *
     * @return also where it was blocked or has failed, and as it is where the waiting was too short
     * @throws ExpungeException if it is refused
     */
    public Delete execute() {
        return Http.await(request.execute());
    }

    /**
     * As {@link #execute()}, without holding a thread. {@code executeAsync} is another thing: the server's pages.
     *
     * @return completes with an {@link ExpungeException} if it is refused
     */
    public CompletableFuture<Delete> executeFuture() {
        return request.execute();
    }

    /**
     * Asks what it would do. Changes nothing.
     *
     * @return counts and blockers
     * @throws ExpungeException if it is refused
     */
    public Preview preview() {
        return Http.await(request.preview());
    }

    /**
     * As {@link #preview()}, without holding a thread.
     *
     * @return completes with an {@link ExpungeException} if it is refused
     */
    public CompletableFuture<Preview> previewFuture() {
        return request.preview();
    }
}
