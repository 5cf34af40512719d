package dev.expunge.schema.codec;

import dev.expunge.schema.wire.UnreadableRecordException;
import org.jspecify.annotations.Nullable;

/** Values of one kind to Kafka records and back. Reuses its buffers: one instance per thread. */
public interface TopicCodec<T> {

    /**
     * @param timeMs when the value is written, ms since 1970; for values that carry no time of their own
     * @throws RuntimeException the schema registry is needed and does not serve
     */
    EncodedRecord encode(String topic, T value, long timeMs);

    /**
     * @param value the record's value, null for a tombstone
     * @throws RuntimeException the schema registry is needed and cannot be reached
     */
    T decode(RecordOrigin origin, byte @Nullable [] value) throws UnreadableRecordException;
}
