package dev.expunge.processor;

import dev.expunge.core.event.Input;
import dev.expunge.core.shard.Exchange;
import dev.expunge.core.shard.Shard;
import dev.expunge.core.shard.ShardFigures;
import dev.expunge.core.shard.Step;
import dev.expunge.schema.codec.RecordOrigin;
import dev.expunge.streams.CommitPace;
import dev.expunge.streams.record.Outlet;
import dev.expunge.streams.state.CommitStore;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/** A shard with its store and its ways out. Works for its own task, and for others of the thread that have messages for it. */
final class ShardHost implements Exchange.Host {

    private final ProcessorContext<Object, byte[]> context;
    private final CommitStore store;
    private final Shard shard;
    private final Voice voice;
    private final Outlet outlet;
    private final ProcessorFigures figures;
    private final CommitPace pace = CommitPace.ofThread();
    private final ThreadClock clock = ThreadClock.ofThread();

    ShardHost(
            ProcessorContext<Object, byte[]> context,
            CommitStore store,
            Shard shard,
            Voice voice,
            Outlet outlet,
            ProcessorFigures figures) {
        this.context = context;
        this.store = store;
        this.shard = shard;
        this.voice = voice;
        this.outlet = outlet;
        this.figures = figures;
    }

    /** The shard's number. */
    int number() {
        return context.taskId().partition();
    }

    ShardFigures figures() {
        return shard.figures();
    }

    /** @param origin where a change was read, null for what is no change */
    void take(Input input, @Nullable RecordOrigin origin) {
        say(shard.handle(input, clock.nowMs()), origin);
    }

    void take(Shard.Envelope envelope) {
        say(shard.handleMessage(envelope, clock.nowMs()), null);
    }

    void tick() {
        say(shard.tick(clock.nowMs()), null);
    }

    @Override
    public void take(byte[] message) {
        store.asProcessor(() -> say(shard.handleMessage(message, clock.nowMs()), null));
    }

    @Override
    public void send(int to, byte[] message, long generation) {
        store.asProcessor(
                () -> outlet.send(CascadeTopology.TO_SHARDS, to, message, clock.nowMs(), Stamp.of(generation)));
    }

    @Override
    public void flush() {
        store.flushGathered();
        pace.committed();
    }

    private void say(Step step, @Nullable RecordOrigin origin) {
        voice.say(step, origin, clock.nowMs());
        figures.said(step);
        if (!step.outputs().isEmpty() || !step.messages().isEmpty()) {
            pace.said(System.nanoTime(), voice.isInBackground(step));
        }
    }
}
