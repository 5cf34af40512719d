package dev.expunge.schema.codec;

import dev.expunge.core.ErrorCode;
import dev.expunge.schema.wire.UnreadableRecordException;
import org.jspecify.annotations.Nullable;

/** Checks of what came in; each failure names the field and the value. */
final class Read {

    private Read() {}

    static String text(String field, @Nullable String value) throws UnreadableRecordException {
        if (value == null || value.isEmpty()) {
            throw UnreadableRecordException.missing(field);
        }
        return value;
    }

    /** The value's own key, else the record's. */
    static String key(@Nullable String value, RecordOrigin origin) throws UnreadableRecordException {
        return text("key", value != null ? value : origin.keyText());
    }

    static String eventId(@Nullable String value, RecordOrigin origin) throws UnreadableRecordException {
        return value == null ? origin.eventId() : text("eventId", value);
    }

    /** The core's symbol of the same name; a symbol of a later version arrives as UNKNOWN and has none. */
    static <E extends Enum<E>> E symbol(String field, Class<E> type, Enum<?> value) throws UnreadableRecordException {
        return named(field, type, value.name());
    }

    static ErrorCode code(String field, String name) throws UnreadableRecordException {
        return named(field, ErrorCode.class, name);
    }

    private static <E extends Enum<E>> E named(String field, Class<E> type, String name)
            throws UnreadableRecordException {
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw UnreadableRecordException.invalid(field, name, "this version does not know it");
        }
    }
}
