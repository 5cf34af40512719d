package dev.expunge.api.kafka;

import dev.expunge.api.port.Unavailable;
import dev.expunge.core.event.Reply;
import dev.expunge.core.event.ReplyTo;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Those who wait for an answer, by correlation id. Answers to other instances of the API are passed over. */
public final class Replies {

    private final String client = "api-" + UUID.randomUUID();
    private final Executor workers;
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong lastAnswerNanos = new AtomicLong(Long.MIN_VALUE);
    private final Map<String, CompletableFuture<Reply.Answer>> waiting = new ConcurrentHashMap<>();

    /** @param workers go on with the answers, so that the reading thread reads on */
    public Replies(Executor workers) {
        this.workers = workers;
    }

    /** One call that waits. */
    record Pending(ReplyTo to, CompletableFuture<Reply.Answer> answer) {}

    Pending expect(Duration limit) {
        ReplyTo to = new ReplyTo(client, Long.toString(next.incrementAndGet()));
        CompletableFuture<Reply.Answer> answer = new CompletableFuture<>();
        waiting.put(to.correlationId(), answer);
        CompletableFuture<Reply.Answer> bounded = answer.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((done, failure) -> waiting.remove(to.correlationId()))
                .exceptionally(failure -> {
                    throw failure instanceof Unavailable known ? known : late(failure, limit);
                });
        return new Pending(to, bounded);
    }

    /** What was to be answered could not be sent. */
    void fail(ReplyTo to, Unavailable reason) {
        CompletableFuture<Reply.Answer> answer = waiting.get(to.correlationId());
        if (answer != null) {
            workers.execute(() -> answer.completeExceptionally(reason));
        }
    }

    public void heard(Reply reply) {
        if (!reply.to().client().equals(client)) {
            return;
        }
        lastAnswerNanos.set(System.nanoTime());
        CompletableFuture<Reply.Answer> answer = waiting.get(reply.to().correlationId());
        if (answer != null) {
            workers.execute(() -> answer.complete(reply.answer()));
        }
    }

    /** Whether an answer has come within this time. */
    boolean heardWithin(Duration time) {
        long last = lastAnswerNanos.get();
        return last != Long.MIN_VALUE && System.nanoTime() - last < time.toNanos();
    }

    public int waiting() {
        return waiting.size();
    }

    private static Unavailable late(Throwable failure, Duration limit) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        if (cause instanceof Unavailable known) {
            return known;
        }
        if (!(cause instanceof TimeoutException)) {
            throw new IllegalStateException(cause);
        }
        return new Unavailable("the cascade-processor did not answer within " + limit.toSeconds()
                + " s; what was asked may still be carried out");
    }
}
