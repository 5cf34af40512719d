package dev.expunge.schema.codec;

import dev.expunge.event.QuarantineReason;
import dev.expunge.event.QuarantinedRecord;
import dev.expunge.schema.wire.SchemaIds;
import dev.expunge.schema.wire.UnreadableRecordException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Topic quarantine, keyed by the event id. */
public final class QuarantineCodec extends AvroCodec<Quarantined, QuarantinedRecord> {

    public QuarantineCodec(SchemaIds ids) {
        super(ids, QuarantinedRecord.class);
    }

    @Override
    String key(Quarantined record) {
        return record.eventId();
    }

    @Override
    List<Header> headers(Quarantined record, long timeMs) {
        return EventHeaders.of(
                record.eventId(), record.timeMs(), null, record.content().principal());
    }

    @Override
    QuarantinedRecord toAvro(Quarantined record, long timeMs) {
        QuarantinedRecord.Builder avro = QuarantinedRecord.newBuilder()
                .setEventId(record.eventId())
                .setTimeMs(record.timeMs())
                .setService(record.service())
                .setReason(QuarantineReason.valueOf(record.why().reason().name()))
                .setCode(record.why().code())
                .setDetail(record.why().detail())
                .setValue(buffer(record.content().value()))
                .setValueBytes(record.content().valueBytes())
                .setPrincipal(record.content().principal());
        RecordOrigin origin = record.origin();
        if (origin != null) {
            avro.setTopic(origin.topic())
                    .setPartition(origin.partition())
                    .setOffset(origin.offset())
                    .setTimestampMs(origin.timestampMs())
                    .setKey(buffer(origin.key()));
        }
        return avro.build();
    }

    @Override
    Quarantined fromAvro(QuarantinedRecord avro, RecordOrigin origin) throws UnreadableRecordException {
        return new Quarantined(
                avro.getEventId(),
                avro.getTimeMs(),
                avro.getService(),
                new Quarantined.Why(
                        Read.symbol("reason", Quarantined.Reason.class, avro.getReason()),
                        avro.getCode(),
                        avro.getDetail()),
                origin(avro),
                new Quarantined.Content(bytes(avro.getValue()), avro.getValueBytes(), avro.getPrincipal()));
    }

    private static @Nullable RecordOrigin origin(QuarantinedRecord avro) {
        String topic = avro.getTopic();
        Integer partition = avro.getPartition();
        Long offset = avro.getOffset();
        Long timestampMs = avro.getTimestampMs();
        return topic == null || partition == null || offset == null || timestampMs == null
                ? null
                : new RecordOrigin(topic, partition, offset, timestampMs, bytes(avro.getKey()));
    }

    private static @Nullable ByteBuffer buffer(byte @Nullable [] bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes);
    }

    private static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
        if (buffer == null) {
            return null;
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
