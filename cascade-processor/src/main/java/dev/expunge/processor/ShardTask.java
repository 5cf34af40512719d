package dev.expunge.processor;

import dev.expunge.core.shard.Shard;
import dev.expunge.core.shard.Step;
import dev.expunge.core.storage.CorruptData;
import dev.expunge.schema.EventCodecs;
import dev.expunge.schema.codec.OpaqueCodec;
import dev.expunge.schema.codec.RecordOrigin;
import dev.expunge.schema.codec.TopicCodec;
import dev.expunge.schema.topic.Topics;
import dev.expunge.schema.wire.UnreadableRecordException;
import dev.expunge.schema.wire.UnreadableRecordException.Code;
import dev.expunge.streams.CommitPace;
import dev.expunge.streams.record.Inlet;
import dev.expunge.streams.record.TaskProcessor;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Runs one shard in its task. What a record leads to becomes visible with the commit, so the task asks for one whenever
 * something was said, as often as is good for the thread.
 */
final class ShardTask implements TaskProcessor.Task {

    private static final TopicCodec<byte[]> MESSAGES = new OpaqueCodec();
    private static final String CHANGES = Topics.CHANGES.name();
    private static final Duration PACE = Duration.ofMillis(10);

    private final ProcessorContext<Object, byte[]> context;
    private final Shard shard;
    private final EventCodecs codecs;
    private final Inlet inlet;
    private final Voice voice;
    private final ProcessorFigures figures;

    ShardTask(
            ProcessorContext<Object, byte[]> context,
            Shard shard,
            EventCodecs codecs,
            Inlet inlet,
            Voice voice,
            ProcessorFigures figures) {
        this.context = context;
        this.shard = shard;
        this.codecs = codecs;
        this.inlet = inlet;
        this.voice = voice;
        this.figures = figures;
    }

    void schedule(int tickMs) {
        context.schedule(Duration.ofMillis(tickMs), PunctuationType.WALL_CLOCK_TIME, this::tick);
        context.schedule(PACE, PunctuationType.WALL_CLOCK_TIME, now -> commitIfTime());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        long nowMs = context.currentSystemTimeMs();
        RecordOrigin origin = Inlet.origin(record, context.recordMetadata().orElseThrow());
        Optional<Step> step = origin.topic().equals(Topics.SHARD_MESSAGES.name())
                ? inlet.read(ShardTask::open, origin, record.value(), nowMs)
                        .map(message -> shard.handleMessage(message, nowMs))
                : inlet.read(codecs::decodeInput, origin, record.value(), nowMs)
                        .map(input -> shard.handle(input, nowMs));
        CommitPace.ofThread().done();
        step.ifPresent(taken -> say(taken, origin.topic().equals(CHANGES) ? origin : null, nowMs));
    }

    /** Whatever stands there: the topic takes records from anybody who may write to the cluster. */
    private static Shard.Envelope open(RecordOrigin origin, byte @Nullable [] value) throws UnreadableRecordException {
        try {
            return new Shard.Envelope(MESSAGES.decode(origin, value));
        } catch (CorruptData e) {
            throw new UnreadableRecordException(Code.MALFORMED, "not a message between shards: " + e.getMessage(), e);
        }
    }

    private void tick(long nowMs) {
        say(shard.tick(nowMs), null, nowMs);
        figures.report(context.taskId(), shard.figures());
    }

    @Override
    public void close() {
        figures.forget(context.taskId());
    }

    private void say(Step step, @Nullable RecordOrigin cause, long nowMs) {
        voice.say(step, cause, nowMs);
        figures.said(step);
        if (!step.outputs().isEmpty() || !step.messages().isEmpty()) {
            CommitPace.ofThread().said();
        }
        commitIfTime();
    }

    private void commitIfTime() {
        if (CommitPace.ofThread().ask(System.nanoTime())) {
            context.commit();
        }
    }
}
