package dev.expunge.api.view;

import dev.expunge.core.event.DeleteStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Those who wait for a delete to become something. */
final class StatusWatch {

    private final Map<String, List<Waiter>> waiting = new ConcurrentHashMap<>();

    private record Waiter(Predicate<DeleteStatus> test, CompletableFuture<@Nullable DeleteStatus> found) {

        void look(@Nullable DeleteStatus status) {
            if (status != null && test.test(status)) {
                found.complete(status);
            }
        }
    }

    /** @param stored the status as it is; asked for after the waiter is known, so that none slips through */
    CompletableFuture<@Nullable DeleteStatus> when(
            String deleteId, Predicate<DeleteStatus> test, Duration limit, Supplier<@Nullable DeleteStatus> stored) {
        CompletableFuture<@Nullable DeleteStatus> found = new CompletableFuture<>();
        Waiter waiter = new Waiter(test, found);
        waiting.computeIfAbsent(deleteId, id -> new CopyOnWriteArrayList<>()).add(waiter);
        waiter.look(stored.get());
        return found.completeOnTimeout(null, limit.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((status, failure) -> leave(deleteId, waiter));
    }

    void changed(DeleteStatus status) {
        waiting.getOrDefault(status.deleteId(), List.of()).forEach(waiter -> waiter.look(status));
    }

    private void leave(String deleteId, Waiter waiter) {
        waiting.computeIfPresent(deleteId, (id, waiters) -> {
            waiters.remove(waiter);
            return waiters.isEmpty() ? null : waiters;
        });
    }
}
