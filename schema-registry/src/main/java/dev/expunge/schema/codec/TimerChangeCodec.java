package dev.expunge.schema.codec;

import dev.expunge.core.event.RowRef;
import dev.expunge.core.event.TimerChange;
import dev.expunge.schema.wire.SchemaIds;
import dev.expunge.schema.wire.UnreadableRecordException;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Topic timers. A row without timer is a tombstone. */
public final class TimerChangeCodec extends AvroCodec<TimerChange, dev.expunge.event.TimerChange> {

    public TimerChangeCodec(SchemaIds ids) {
        super(ids, dev.expunge.event.TimerChange.class);
    }

    @Override
    String key(TimerChange change) {
        return RowKeys.QUALIFIED.text(change.row().table(), change.row().key());
    }

    /** By the row's own key: a row's timers keep the order in which its shard wrote them. */
    @Override
    String routing(TimerChange change) {
        return change.row().key();
    }

    @Override
    List<Header> headers(TimerChange change, long timeMs) {
        TimerChange.Timer timer = change.timer();
        return EventHeaders.of(null, timeMs, timer == null ? null : timer.deleteId(), null);
    }

    @Override
    dev.expunge.event.@Nullable TimerChange toAvro(TimerChange change, long timeMs) {
        TimerChange.Timer timer = change.timer();
        return timer == null
                ? null
                : new dev.expunge.event.TimerChange(
                        timer.deleteId(),
                        change.row().table(),
                        change.row().key(),
                        timer.token(),
                        timer.dueAtMs(),
                        timeMs);
    }

    @Override
    TimerChange fromAvro(dev.expunge.event.TimerChange avro, RecordOrigin origin) throws UnreadableRecordException {
        return new TimerChange(
                new RowRef(Read.text("table", avro.getTable()), Read.text("key", avro.getKey())),
                new TimerChange.Timer(Read.text("deleteId", avro.getDeleteId()), avro.getToken(), avro.getDueAtMs()));
    }

    @Override
    TimerChange fromTombstone(RecordOrigin origin) throws UnreadableRecordException {
        return new TimerChange(RowKeys.QUALIFIED.ref(origin.topic(), Read.key(null, origin)), null);
    }
}
