package dev.expunge.core.catalog;

import dev.expunge.core.event.Mode;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * @param id a removed and re-declared table gets a new number
 * @param columns by name
 * @param indexes declared ones by name; the key is an index too and not listed here
 * @param definition plain JSON as it was declared
 */
public record Table(
        int id,
        String name,
        List<String> key,
        SortedMap<String, Column> columns,
        SortedMap<String, Index> indexes,
        References references,
        @Nullable Deletion deletion,
        @Nullable Source source,
        Map<String, @Nullable Object> definition) {

    public static final String DELETION_TIME = "deletionTime";

    public record Index(int id, List<String> columns) {}

    /**
     * @param outgoing merged, sorted by id
     * @param incoming of all tables, this one too, sorted by id
     */
    public record References(List<ForeignKey> outgoing, List<ForeignKey> incoming) {}

    /** @param delayMs 0 where the definition does not give one */
    public record Deletion(Mode mode, long delayMs) {}

    /**
     * A topic of its own that a table is fed from.
     *
     * @param versioned whether records that are older than the row, by their place in the source's log, are dropped
     */
    public record Source(String topic, String format, boolean versioned) {}

    /** Whether rows can be soft-deleted: a numeric deletionTime column that may be null. */
    public boolean isStampable() {
        Column column = columns.get(DELETION_TIME);
        return column != null && column.type().isNumeric() && !column.notNull();
    }
}
