package dev.expunge.client;

import java.util.concurrent.CompletableFuture;

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
     * Starts it page by page, and does not wait for its end; see {@link Expunge#awaitEnd}.
     *
     * @return the delete as it was accepted
     * @throws ExpungeException if it is refused
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
