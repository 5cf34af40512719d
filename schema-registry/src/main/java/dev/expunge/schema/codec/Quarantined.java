package dev.expunge.schema.codec;

import dev.expunge.core.event.RefusedChange;
import dev.expunge.core.event.RowChange;
import dev.expunge.schema.wire.UnreadableRecordException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A record put aside because it could not be taken.
 *
 * @param eventId the same for the same record, however often it is read
 * @param service who put it aside
 * @param origin null: no longer known
 */
public record Quarantined(
        String eventId,
        long timeMs,
        String service,
        Why why,
        @Nullable RecordOrigin origin,
        Content content) {

    /** Value bytes kept. */
    public static final int MAX_VALUE_BYTES = 64 * 1024;

    public enum Reason {
        /** Not what the topic's schema asks for. */
        UNREADABLE,
        /** Read, but against the catalog. */
        REFUSED,
        /** Made its reader fail. */
        FAILED
    }

    /**
     * @param code stable
     * @param detail a sentence
     */
    public record Why(Reason reason, String code, String detail) {}

    /**
     * @param value at most {@link #MAX_VALUE_BYTES} of it
     * @param valueBytes its whole length, bytes
     * @param principal who wrote the record, where that could be read
     */
    public record Content(
            byte @Nullable [] value,
            long valueBytes,
            @Nullable String principal) {

        public static Content of(byte @Nullable [] value, @Nullable String principal) {
            return value == null
                    ? new Content(null, 0, principal)
                    : new Content(
                            value.length > MAX_VALUE_BYTES ? Arrays.copyOf(value, MAX_VALUE_BYTES) : value,
                            value.length,
                            principal);
        }
    }

    /** @param service who read it */
    public static Quarantined unreadable(
            RecordOrigin origin, byte @Nullable [] value, UnreadableRecordException e, String service, long timeMs) {
        return new Quarantined(
                origin.eventId(),
                timeMs,
                service,
                new Why(Reason.UNREADABLE, e.code().name(), String.valueOf(e.getMessage())),
                origin,
                Content.of(value, null));
    }

    /**
     * @param origin null: where it was read is no longer known
     * @param value the change as the changes topic would carry it
     * @param service who refused it
     */
    public static Quarantined refused(
            RefusedChange refused,
            @Nullable RecordOrigin origin,
            byte @Nullable [] value,
            String service,
            long timeMs) {
        RowChange change = refused.change();
        return new Quarantined(
                change.eventId(),
                timeMs,
                service,
                new Why(
                        Reason.REFUSED,
                        refused.refusal().code().name(),
                        refused.refusal().detail()),
                origin,
                Content.of(value, change.origin().principal()));
    }
}
