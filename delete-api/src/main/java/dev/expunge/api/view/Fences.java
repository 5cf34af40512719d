package dev.expunge.api.view;

import dev.expunge.api.port.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Lets a reader through when all that was in the log before it came has been read here. Readers who come while the ends of
 * the log are being asked for share the next question.
 */
public final class Fences {

    private final Ends ends;
    private final Positions positions;
    private @Nullable Group next;
    private boolean asking;

    /** Asks the cluster. */
    @FunctionalInterface
    public interface Ends {

        /** The ends of these partitions, open transactions included. */
        CompletableFuture<Map<TopicPartition, Long>> of(Set<TopicPartition> partitions);
    }

    Fences(Ends ends, Positions positions) {
        this.ends = ends;
        this.positions = positions;
    }

    private record Reader(Set<TopicPartition> partitions, CompletableFuture<Map<TopicPartition, Long>> ends) {}

    private static final class Group {
        private final Set<TopicPartition> partitions = new HashSet<>();
        private final List<Reader> readers = new ArrayList<>();
    }

    /** Completes with {@link Unavailable} when the limit is over. */
    CompletableFuture<Void> pass(Set<TopicPartition> partitions, Duration limit) {
        Reader reader = new Reader(partitions, new CompletableFuture<>());
        join(reader);
        return reader.ends()
                .thenCompose(known -> positions.pass(known))
                .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> {
                    throw failure instanceof TimeoutException || failure.getCause() instanceof TimeoutException
                            ? late(reader, limit)
                            : unavailable(failure);
                });
    }

    private synchronized void join(Reader reader) {
        if (next == null) {
            next = new Group();
        }
        next.partitions.addAll(reader.partitions());
        next.readers.add(reader);
        askIfFree();
    }

    private synchronized void askIfFree() {
        Group group = next;
        if (asking || group == null) {
            return;
        }
        next = null;
        asking = true;
        var unused = ends.of(group.partitions).handle((known, failure) -> {
            synchronized (this) {
                asking = false;
            }
            askIfFree();
            group.readers.forEach(reader -> answer(reader, known, failure));
            return known;
        });
    }

    private static void answer(Reader reader, @Nullable Map<TopicPartition, Long> known, @Nullable Throwable failure) {
        if (known == null) {
            reader.ends().completeExceptionally(failure == null ? new IllegalStateException("no ends") : failure);
            return;
        }
        Map<TopicPartition, Long> own = new HashMap<>(known);
        own.keySet().retainAll(reader.partitions());
        reader.ends().complete(own);
    }

    private Unavailable late(Reader reader, Duration limit) {
        Map<TopicPartition, Long> known = reader.ends().isDone() ? reader.ends().join() : Map.of();
        String why = known.isEmpty()
                ? "Kafka does not say where the log ends"
                : positions.missing(known) + " records of the log are not read here yet";
        return new Unavailable(why + ", after " + limit.toSeconds() + " s");
    }

    private static Unavailable unavailable(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause instanceof Unavailable known
                ? known
                : new Unavailable("Kafka does not say where the log ends: " + cause.getMessage());
    }
}
