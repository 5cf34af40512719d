package dev.expunge.client;

/** A soft delete. */
public final class Soft extends Statement<Soft> {

    Soft(Request request) {
        super(request);
    }

    @Override
    Soft with(Request changed) {
        return new Soft(changed);
    }

    /** The rows below go for good; the selected ones stay stamped. */
    public Soft cascadeHard() {
        return with(request.with("cascade", "hard"));
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
