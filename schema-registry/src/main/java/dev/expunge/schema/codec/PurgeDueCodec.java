package dev.expunge.schema.codec;

import dev.expunge.core.event.PurgeDue;
import dev.expunge.schema.wire.SchemaIds;
import dev.expunge.schema.wire.UnreadableRecordException;
import java.util.List;
import org.apache.kafka.common.header.Header;

/** Topic commands. */
public final class PurgeDueCodec extends AvroCodec<PurgeDue, dev.expunge.event.PurgeDue> {

    public PurgeDueCodec(SchemaIds ids) {
        super(ids, dev.expunge.event.PurgeDue.class);
    }

    @Override
    String key(PurgeDue due) {
        return due.key();
    }

    @Override
    List<Header> headers(PurgeDue due, long timeMs) {
        return EventHeaders.of(due.eventId(), timeMs, due.deleteId(), null);
    }

    @Override
    dev.expunge.event.PurgeDue toAvro(PurgeDue due, long timeMs) {
        return new dev.expunge.event.PurgeDue(
                due.eventId(), timeMs, due.deleteId(), due.table(), due.key(), due.token());
    }

    @Override
    PurgeDue fromAvro(dev.expunge.event.PurgeDue avro, RecordOrigin origin) throws UnreadableRecordException {
        return new PurgeDue(
                Read.eventId(avro.getEventId(), origin),
                Read.text("deleteId", avro.getDeleteId()),
                Read.text("table", avro.getTable()),
                Read.text("key", avro.getKey()),
                avro.getToken());
    }
}
