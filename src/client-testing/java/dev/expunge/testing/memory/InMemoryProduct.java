package dev.expunge.testing.memory;

import dev.expunge.api.port.Commands;
import dev.expunge.api.port.Views;
import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.Input;
import dev.expunge.core.event.Output;
import dev.expunge.core.event.Reply;
import dev.expunge.core.event.ReplyTo;
import dev.expunge.core.event.RowEffect;
import dev.expunge.core.shard.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Shards without a broker, one after the other, behind what the API knows of them. Answers are there when a call returns. */
public final class InMemoryProduct implements Commands {

    private final InMemoryViews views = new InMemoryViews();
    private final Map<String, CompletableFuture<Reply.Answer>> asked = new HashMap<>();
    private final List<Reply> replies = new ArrayList<>();
    private final List<RowEffect> effects = new ArrayList<>();
    private VirtualShards shards = new VirtualShards(1, Settings.DEFAULT, 0, this::hear);
    private int questions;
    private boolean held;

    /** Begins anew, with nothing in it; the seed decides in which order messages arrive. */
    public synchronized void begin(int count, Settings settings, long seed) {
        shards = new VirtualShards(count, settings, seed, this::hear);
        views.clear();
        effects.clear();
        asked.clear();
        held = false;
    }

    /** What the API reads. */
    public Views views() {
        return views;
    }

    /** On the clock that moves when told to. */
    public synchronized long nowMs() {
        return shards.nowMs();
    }

    /** Lets time pass; what is due is done when this returns. */
    public synchronized void pass(long ms) {
        shards.advance(ms);
        answer();
    }

    /** As the owner of a table, the scheduler or the API puts it on its topic. */
    public synchronized void submit(Input input) {
        shards.submit(input);
        settle();
    }

    /** All that was written to the topics of effects. */
    public synchronized List<RowEffect> effects() {
        return List.copyOf(effects);
    }

    /** Nothing is carried out until {@link #release}, so that what comes in meanwhile is carried out at one time. */
    public synchronized void hold() {
        held = true;
    }

    /** Ends {@link #hold}. */
    public synchronized void release() {
        held = false;
        settle();
    }

    /** How many questions wait for their answers. */
    public synchronized int waiting() {
        return asked.size();
    }

    private void settle() {
        if (!held) {
            shards.settle();
            answer();
        }
    }

    /** Not before all is quiet: what follows an answer then finds the same on every run. */
    private void answer() {
        for (Reply reply : replies) {
            CompletableFuture<Reply.Answer> question = asked.remove(reply.to().correlationId());
            if (question != null) {
                question.complete(reply.answer());
            }
        }
        replies.clear();
    }

    private void hear(Output output) {
        views.hear(output);
        if (output instanceof RowEffect effect) {
            effects.add(effect);
        } else if (output instanceof Reply reply) {
            replies.add(reply);
        }
    }

    @Override
    public synchronized CompletableFuture<Reply.Answer> ask(Function<ReplyTo, Input> input, Duration limit) {
        CompletableFuture<Reply.Answer> answer = new CompletableFuture<>();
        String question = "question" + questions++;
        asked.put(question, answer);
        submit(input.apply(new ReplyTo("in-memory", question)));
        return answer;
    }

    @Override
    public synchronized void audit(AuditEvent event) {
        views.hear(event);
    }

    @Override
    public CompletableFuture<Void> prepare(Collection<String> tables) {
        return CompletableFuture.completedFuture(null);
    }
}
