package dev.expunge.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A delete of some rows, in the mode of their table unless it says one, once. */
public final class Selected extends Statement<Selected> {

    Selected(Request request) {
        super(request);
    }

    @Override
    Selected with(Request changed) {
        return new Selected(changed);
    }

    /**
     * Allows a selection that no index fits.
     *
     * @return the statement that may read the whole table
     */
    public Selected allowFullScan() {
        return with(request.with("allowFullScan", true));
    }

    /**
     * Deletes for good.
     *
     * @return the statement in this mode
     */
    public Hard hard() {
        return new Hard(request.with("mode", "hard"));
    }

    /**
     * Stamps the rows.
     *
     * @return the statement in this mode
     */
    public Soft soft() {
        return new Soft(request.with("mode", "soft"));
    }

    /**
     * Stamps the rows, and purges them after the table's delay, or at once where it has none.
     *
     * @return the statement in this mode
     */
    public Scheduled scheduled() {
        return new Scheduled(request.with("mode", "scheduled"));
    }

    /**
     * Stamps the rows, and purges them later.
     *
     * @param delay whole ms, at most 3,650 days
     * @return the statement in this mode
     */
    public Scheduled scheduled(Duration delay) {
        return new Scheduled(request.with("mode", "scheduled").with("delayMs", delay.toMillis()));
    }

    /**
     * Starts it page by page, and does not wait for its end; see {@link Expunge#awaitEnd}.
     *
     * @return the delete as it was accepted
     * @throws ExpungeException if it is refused, also because the table's mode is scheduled
     */
    public Delete executeAsync() {
        return Http.await(request.pages());
    }

    /**
     * As {@link #executeAsync()}, with a page size.
     *
     * @param size rows a page
     * @return the delete as it was accepted
     * @throws ExpungeException if it is refused
     */
    public Delete executeAsync(BatchSize size) {
        return Http.await(request.pages(size));
    }

    /**
     * As {@link #executeAsync()}, without holding a thread until it is accepted.
     *
     * @return completes with an {@link ExpungeException} if it is refused
     */
    public CompletableFuture<Delete> executeAsyncFuture() {
        return request.pages();
    }

    /**
     * As {@link #executeAsync(BatchSize)}, without holding a thread until it is accepted.
     *
     * @param size rows a page
     * @return completes with an {@link ExpungeException} if it is refused
     */
    public CompletableFuture<Delete> executeAsyncFuture(BatchSize size) {
        return request.pages(size);
    }
}
