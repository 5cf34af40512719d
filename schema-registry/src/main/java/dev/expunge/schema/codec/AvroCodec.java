package dev.expunge.schema.codec;

import dev.expunge.schema.wire.SchemaIds;
import dev.expunge.schema.wire.UnreadableRecordException;
import dev.expunge.schema.wire.UnreadableRecordException.Code;
import dev.expunge.schema.wire.WireFormat;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A codec over one generated class: what is left to say is key, headers and fields. */
abstract class AvroCodec<T, R extends SpecificRecordBase> implements TopicCodec<T> {

    private final WireFormat<R> wire;

    AvroCodec(SchemaIds ids, Class<R> type) {
        this.wire = new WireFormat<>(ids, type);
    }

    abstract String key(T value);

    /** The text whose hash chooses the partition. */
    String routing(T value) {
        return key(value);
    }

    abstract List<Header> headers(T value, long timeMs);

    /** Null: the value is a tombstone. */
    abstract @Nullable R toAvro(T value, long timeMs);

    abstract T fromAvro(R avro, RecordOrigin origin) throws UnreadableRecordException;

    T fromTombstone(RecordOrigin origin) throws UnreadableRecordException {
        throw new UnreadableRecordException(Code.VALUE_MISSING, "the record has no value");
    }

    @Override
    public final EncodedRecord encode(String topic, T value, long timeMs) {
        R avro = toAvro(value, timeMs);
        byte[] bytes = avro == null ? null : wire.write(topic, avro);
        return new EncodedRecord(topic, key(value), routing(value), bytes, headers(value, timeMs));
    }

    @Override
    public final T decode(RecordOrigin origin, byte @Nullable [] value) throws UnreadableRecordException {
        return value == null ? fromTombstone(origin) : fromAvro(wire.read(value), origin);
    }
}
