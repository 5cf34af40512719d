package dev.expunge.client;

import dev.expunge.client.Delete.State;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Calls on a delete that exists. They carry no id; a repeated one that is refused may have been done the first time. */
final class Actions {

    private static final long FIRST_LOOK_MS = 50;
    private static final long LONGEST_LOOK_MS = 2_000;
    private static final Set<String> LATE = Set.of("STATE_CONFLICT", "PURGE_STARTED");

    private final Http http;

    Actions(Http http) {
        this.http = http;
    }

    /** What can be done to a delete, and where that leads. */
    enum Action {
        RESTORE,
        CANCEL,
        PURGE,
        RETRY;

        boolean mayHaveLedTo(State state) {
            return switch (this) {
                case RESTORE -> state == State.RESTORED;
                case CANCEL -> state == State.CANCELLED;
                case PURGE -> state == State.PURGING || state == State.COMPLETED || state == State.DROPPED;
                case RETRY -> state == State.COMPLETED || state == State.SCHEDULED || !state.isEnd();
            };
        }
    }

    static String path(String deleteId) {
        return "/deletes/" + Http.part(deleteId);
    }

    CompletableFuture<Delete> act(String deleteId, Action action) {
        String path = path(deleteId) + "/" + action.name().toLowerCase(Locale.ROOT);
        return http.post(path, null, Expunge.WAIT)
                .thenApply(Delete::new)
                .exceptionallyCompose(failure -> wasDone(deleteId, action, failure));
    }

    private CompletableFuture<Delete> wasDone(String deleteId, Action action, Throwable failure) {
        ExpungeException refused = refusal(failure);
        if (refused == null || !refused.mayBeTaken() || !LATE.contains(refused.code())) {
            return CompletableFuture.failedFuture(refused == null ? failure : refused);
        }
        return http.get(path(deleteId)).thenApply(Delete::new).thenApply(now -> {
            if (action.mayHaveLedTo(now.state())) {
                return now;
            }
            throw refused;
        });
    }

    private static @Nullable ExpungeException refusal(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof ExpungeException refused ? refused : null;
    }

    CompletableFuture<Delete> awaitEnd(String deleteId, Duration limit) {
        return look(deleteId, System.nanoTime() + limit.toNanos(), FIRST_LOOK_MS);
    }

    private CompletableFuture<Delete> look(String deleteId, long untilNanos, long nextMs) {
        return http.get(path(deleteId)).thenApply(Delete::new).thenCompose(now -> {
            Optional<Long> leftMs = now.state().isEnd() ? Optional.empty() : leftMs(untilNanos);
            return leftMs.isEmpty()
                    ? CompletableFuture.completedFuture(now)
                    : Later.in(Duration.ofMillis(Math.min(nextMs, leftMs.get())))
                            .thenCompose(then -> look(deleteId, untilNanos, Math.min(LONGEST_LOOK_MS, nextMs * 2)));
        });
    }

    private static Optional<Long> leftMs(long untilNanos) {
        long left = TimeUnit.NANOSECONDS.toMillis(untilNanos - System.nanoTime());
        return left > 0 ? Optional.of(left) : Optional.empty();
    }
}
