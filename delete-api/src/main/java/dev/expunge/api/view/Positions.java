package dev.expunge.api.view;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.common.TopicPartition;

/** How far each partition was read and applied, and those who wait for it to get further. */
final class Positions {

    private final Map<TopicPartition, Long> reached = new ConcurrentHashMap<>();
    private final Queue<Waiter> waiting = new ConcurrentLinkedQueue<>();

    private record Waiter(Map<TopicPartition, Long> ends, CompletableFuture<Void> passed) {}

    /** By the reading thread, after what it read was written. */
    void publish(Map<TopicPartition, Long> now) {
        reached.putAll(now);
        waiting.removeIf(this::isDone);
    }

    /** Completes when all of these offsets are reached. The caller gives it a time limit. */
    CompletableFuture<Void> pass(Map<TopicPartition, Long> ends) {
        Waiter waiter = new Waiter(ends, new CompletableFuture<>());
        if (!isDone(waiter)) {
            waiting.add(waiter);
            // The reading thread may have come by between the two.
            isDone(waiter);
        }
        return waiter.passed();
    }

    /** Records still to be read, as far as known. */
    long missing(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - reached.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    private boolean isDone(Waiter waiter) {
        if (waiter.passed().isDone()) {
            return true;
        }
        boolean passed = waiter.ends().entrySet().stream().allMatch(this::hasPassed);
        return passed && waiter.passed().complete(null);
    }

    private boolean hasPassed(Map.Entry<TopicPartition, Long> end) {
        // Nothing to read: passed, even where nobody reads it yet.
        return end.getValue() == 0 || reached.getOrDefault(end.getKey(), -1L) >= end.getValue();
    }
}
