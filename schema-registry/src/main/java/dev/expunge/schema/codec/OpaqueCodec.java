package dev.expunge.schema.codec;

import dev.expunge.schema.wire.UnreadableRecordException;
import dev.expunge.schema.wire.UnreadableRecordException.Code;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bytes as they are, for a topic that only its writer reads. The sender sets the partition. */
public final class OpaqueCodec implements TopicCodec<byte[]> {

    @Override
    public EncodedRecord encode(String topic, byte[] value, long timeMs) {
        return new EncodedRecord(topic, "", "", value, List.of());
    }

    @Override
    public byte[] decode(RecordOrigin origin, byte @Nullable [] value) throws UnreadableRecordException {
        if (value == null) {
            throw new UnreadableRecordException(Code.VALUE_MISSING, "the record has no value");
        }
        return value;
    }
}
