package dev.expunge.core.event;

import dev.expunge.core.row.Value;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One write of a whole row by its owner, or its removal.
 *
 * @param columns null: the row is gone at its owner's hand; a column mapped to {@link Value#NULL} is written as null
 */
public record RowChange(
        String eventId,
        String table,
        String key,
        @Nullable Map<String, Value> columns,
        Origin origin,
        @Nullable ReplyTo replyTo)
        implements Input {

    /**
     * @param sourceVersion grows with every change of this row at its source; null where the source has no such number
     * @param echoes the writer sends images of a store that may not have applied our effects yet
     * @param principal who wrote the row, null when unknown
     */
    public record Origin(
            @Nullable Long sourceVersion,
            boolean echoes,
            @Nullable String principal) {

        public static final Origin OWNER = new Origin(null, false, null);
    }

    @Override
    public String routingKey() {
        return key;
    }
}
