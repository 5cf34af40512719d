package dev.expunge.schema.codec;

import dev.expunge.schema.wire.UnreadableRecordException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where a record was read.
 *
 * @param timestampMs the record's, ms since 1970
 * @param key the record's key
 */
public record RecordOrigin(String topic, int partition, long offset, long timestampMs, byte @Nullable [] key) {

    /** Names the record where it does not name itself: the same however often it is read. */
    public String eventId() {
        return topic + "-" + partition + "-" + offset;
    }

    /** The key as text, null where the record has none. */
    public @Nullable String keyText() throws UnreadableRecordException {
        if (key == null) {
            return null;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(key))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableRecordException(
                    UnreadableRecordException.Code.FIELD_INVALID, "the record's key is not UTF-8 text", e);
        }
    }
}
