package dev.expunge.core.event;

import dev.expunge.core.row.Value;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of a table is to do to one row. Topic effects.
 *
 * @param eventId the same for the same effect, however often it is sent
 * @param set columns to write, {@link Value#NULL} for null; empty for {@link Kind#DELETE}
 * @param expected the values that those columns had before; {@link Value#NULL} for null
 */
public record RowEffect(
        String eventId, RowRef row, Kind kind, Map<String, Value> set, Map<String, Value> expected, Because because)
        implements Output {

    public enum Kind {
        DELETE,
        SOFT_DELETE,
        PATCH,
        RESTORE
    }

    /** @param cause the reference through which the delete reached the row; null for a root */
    public record Because(
            String deleteId,
            @Nullable Cause cause,
            @Nullable Long token,
            long timeMs) {}
}
