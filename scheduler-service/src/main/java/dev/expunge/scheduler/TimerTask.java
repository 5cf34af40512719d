package dev.expunge.scheduler;

import dev.expunge.core.event.TimerChange;
import dev.expunge.schema.EventCodecs;
import dev.expunge.schema.codec.RecordOrigin;
import dev.expunge.schema.codec.TopicCodec;
import dev.expunge.schema.wire.UnreadableRecordException;
import dev.expunge.streams.record.Inlet;
import dev.expunge.streams.record.Outlet;
import dev.expunge.streams.record.Quarantine;
import dev.expunge.streams.record.TaskProcessor;
import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** The timers of one partition: a record changes one, a punctuation fires those that are due. */
final class TimerTask implements TaskProcessor.Task {

    private static final long REPORT_MS = 500;

    private final ProcessorContext<Object, byte[]> context;
    private final Timers timers;
    private final FiringRules rules;
    private final EventCodecs codecs;
    private final TopicCodec<TimerChange> reader;
    private final Outlet outlet;
    private final Inlet inlet;
    private long reportedMs;

    TimerTask(
            ProcessorContext<Object, byte[]> context,
            Timers timers,
            FiringRules rules,
            EventCodecs codecs,
            TopicCodec<TimerChange> reader) {
        this.context = context;
        this.timers = timers;
        this.rules = rules;
        this.codecs = codecs;
        this.reader = reader;
        this.outlet = new Outlet(context);
        this.inlet = new Inlet(new Quarantine(codecs, outlet, rules.putAside()));
        context.schedule(
                Duration.ofMillis(rules.settings().punctuateMs()), PunctuationType.WALL_CLOCK_TIME, this::fire);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordOrigin origin = Inlet.origin(record, context.recordMetadata().orElseThrow());
        inlet.read(this::read, origin, record.value(), context.currentSystemTimeMs())
                .ifPresent(timers::change);
    }

    private TimerChange read(RecordOrigin origin, byte @Nullable [] value) throws UnreadableRecordException {
        TimerChange change = reader.decode(origin, value);
        if (change.timer() != null && change.timer().dueAtMs() < 0) {
            throw UnreadableRecordException.invalid("dueAtMs", change.timer().dueAtMs(), "it is before 1970");
        }
        return change;
    }

    private void fire(long nowMs) {
        // Looked at each time, so that a jump is seen when it happens and not when the next timer is due.
        if (!rules.clock().mayFire(nowMs)) {
            return;
        }
        int fired = timers.fire(nowMs, rules.settings().slice(), rules.clock()::nanos, due -> {
            outlet.send(SchedulerTopology.COMMANDS, codecs.encode(due.command(), nowMs), nowMs);
            rules.backlog().fired(nowMs - due.timer().dueAtMs());
        });
        report(nowMs);
        if (fired > 0) {
            // The processor sees the commands when they are committed, and somebody waits for each of them.
            context.commit();
        }
    }

    /** The next due time takes a look into the index, so not each time; of one that is late it is known. */
    private void report(long nowMs) {
        long lateMs = timers.lateMs(nowMs);
        if (nowMs - reportedMs >= REPORT_MS || nowMs < reportedMs || lateMs > 0) {
            reportedMs = nowMs;
            long nextDueMs = lateMs > 0 ? nowMs - lateMs : timers.nextDueMs();
            rules.backlog().report(context.taskId(), new Backlog.Ahead(timers.count(), nextDueMs, lateMs));
        }
    }

    @Override
    public void close() {
        rules.backlog().forget(context.taskId());
    }
}
