package dev.expunge.schema.codec;

import dev.expunge.core.event.DeleteStatus;
import dev.expunge.schema.wire.SchemaIds;
import dev.expunge.schema.wire.UnreadableRecordException;
import java.util.List;
import org.apache.kafka.common.header.Header;

/** Topic deletes. */
public final class DeleteStatusCodec extends AvroCodec<DeleteStatus, dev.expunge.event.DeleteStatus> {

    public DeleteStatusCodec(SchemaIds ids) {
        super(ids, dev.expunge.event.DeleteStatus.class);
    }

    @Override
    String key(DeleteStatus status) {
        return status.deleteId();
    }

    @Override
    List<Header> headers(DeleteStatus status, long timeMs) {
        return EventHeaders.of(
                status.deleteId() + "-" + status.revision(),
                status.updatedAtMs(),
                status.deleteId(),
                status.request().requestedBy());
    }

    @Override
    dev.expunge.event.DeleteStatus toAvro(DeleteStatus status, long timeMs) {
        return Statuses.toAvro(status);
    }

    @Override
    DeleteStatus fromAvro(dev.expunge.event.DeleteStatus avro, RecordOrigin origin) throws UnreadableRecordException {
        return Statuses.fromAvro(avro);
    }
}
