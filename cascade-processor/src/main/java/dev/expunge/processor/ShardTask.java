package dev.expunge.processor;

import dev.expunge.core.shard.Exchange;
import dev.expunge.core.shard.Shard;
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
    private final ShardHost host;
    private final Exchange exchange;
    private final EventCodecs codecs;
    private final Inlet inlet;
    private final ProcessorFigures figures;
    private final CommitPace pace = CommitPace.ofThread();
    private final ThreadClock clock = ThreadClock.ofThread();

    ShardTask(
            ProcessorContext<Object, byte[]> context,
            ShardHost host,
            Exchange exchange,
            EventCodecs codecs,
            Inlet inlet,
            ProcessorFigures figures) {
        this.context = context;
        this.host = host;
        this.exchange = exchange;
        this.codecs = codecs;
        this.inlet = inlet;
        this.figures = figures;
        exchange.join(host.number(), host);
    }

    void schedule(int tickMs) {
        context.schedule(Duration.ofMillis(tickMs), PunctuationType.WALL_CLOCK_TIME, this::tick);
        context.schedule(PACE, PunctuationType.WALL_CLOCK_TIME, now -> commitIfTime());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        clock.turn(context.currentSystemTimeMs());
        exchange.begin();
        RecordOrigin origin = Inlet.origin(record, context.recordMetadata().orElseThrow());
        if (origin.topic().equals(Topics.SHARD_MESSAGES.name())) {
            message(record, origin);
        } else {
            inlet.read(codecs::decodeInput, origin, record.value(), clock.nowMs())
                    .ifPresent(input -> host.take(input, origin.topic().equals(CHANGES) ? origin : null));
        }
        pace.done();
        end();
    }

    private void message(Record<byte[], byte[]> record, RecordOrigin origin) {
        boolean stamped = Stamp.arrived(record.headers(), host.number(), exchange);
        if (!stamped || record.value() == null || record.value().length > 0) {
            inlet.read(ShardTask::open, origin, record.value(), clock.nowMs()).ifPresent(host::take);
        }
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
        clock.turn(nowMs);
        exchange.begin();
        host.tick();
        figures.report(context.taskId(), host.figures());
        end();
    }

    private void end() {
        exchange.end(() -> pace.isLate(System.nanoTime()));
        commitIfTime();
    }

    private void commitIfTime() {
        if (pace.ask(System.nanoTime())) {
            context.commit();
        }
    }

    @Override
    public void close() {
        exchange.leave(host.number());
        figures.forget(context.taskId());
    }
}
