package dev.expunge.client;

/** A hard delete. */
public final class Hard extends Statement<Hard> {

    Hard(Request request) {
        super(request);
    }

    @Override
    Hard with(Request changed) {
        return new Hard(changed);
    }

    /**
     * Starts it page by page, and does not wait for its end.
     *
     * @throws ExpungeException if it is refused
     */
    public Delete executeAsync() {
        return request.with("execution", "async").accepted();
    }

    /** As {@link #executeAsync()}, with this many rows a page. */
    public Delete executeAsync(BatchSize size) {
        return request.with("execution", "async").with("batchSize", size.rows()).accepted();
    }
}
