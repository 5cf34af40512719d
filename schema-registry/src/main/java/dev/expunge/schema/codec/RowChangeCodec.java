package dev.expunge.schema.codec;

import dev.expunge.core.event.RowChange;
import dev.expunge.schema.wire.SchemaIds;
import dev.expunge.schema.wire.UnreadableRecordException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Topic changes. Anybody may write it. */
public final class RowChangeCodec extends AvroCodec<RowChange, dev.expunge.event.RowChange> {

    public RowChangeCodec(SchemaIds ids) {
        super(ids, dev.expunge.event.RowChange.class);
    }

    @Override
    String key(RowChange change) {
        return change.key();
    }

    @Override
    List<Header> headers(RowChange change, long timeMs) {
        return EventHeaders.of(change.eventId(), timeMs, null, change.origin().principal());
    }

    @Override
    dev.expunge.event.RowChange toAvro(RowChange change, long timeMs) {
        Map<String, dev.expunge.core.row.Value> columns = change.columns();
        return new dev.expunge.event.RowChange(
                change.eventId(),
                timeMs,
                change.table(),
                change.key(),
                columns == null ? null : Values.toAvro(columns),
                change.origin().sourceVersion(),
                change.origin().echoes(),
                change.origin().principal(),
                Refs.toAvro(change.replyTo()));
    }

    @Override
    RowChange fromAvro(dev.expunge.event.RowChange avro, RecordOrigin origin) throws UnreadableRecordException {
        Map<String, @Nullable Object> columns = avro.getColumns();
        return new RowChange(
                Read.eventId(avro.getEventId(), origin),
                Read.text("table", avro.getTable()),
                Read.key(avro.getKey(), origin),
                columns == null ? null : Values.fromAvro(columns),
                new RowChange.Origin(avro.getSourceVersion(), avro.getEchoes(), avro.getPrincipal()),
                Refs.fromAvro(avro.getReplyTo()));
    }
}
