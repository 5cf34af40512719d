package dev.expunge.client;

import java.time.Duration;

/** A delete of some rows, in the mode of their table unless it says one, once. */
public final class Selected extends Statement<Selected> {

    Selected(Request request) {
        super(request);
    }

    @Override
    Selected with(Request changed) {
        return new Selected(changed);
    }

    /** For a selection that no index fits. */
    public Selected allowFullScan() {
        return with(request.with("allowFullScan", true));
    }

    public Hard hard() {
        return new Hard(request.with("mode", "hard"));
    }

    public Soft soft() {
        return new Soft(request.with("mode", "soft"));
    }

    /** After the table's delay, or at once where it has none. */
    public Scheduled scheduled() {
        return new Scheduled(request.with("mode", "scheduled"));
    }

    public Scheduled scheduled(Duration delay) {
        return new Scheduled(request.with("mode", "scheduled").with("delayMs", delay.toMillis()));
    }

    /**
     * Starts it page by page, and does not wait for its end.
     *
     * @throws ExpungeException if it is refused, for instance because the table's mode is scheduled
     */
    public Delete executeAsync() {
        return request.with("execution", "async").accepted();
    }

    /** As {@link #executeAsync()}, with this many rows a page. */
    public Delete executeAsync(BatchSize size) {
        return request.with("execution", "async").with("batchSize", size.rows()).accepted();
    }
}
