package dev.expunge.api.port;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A place in the audit: how far each partition was read. The same in every instance of the API.
 *
 * @param next by partition the first offset that was not read; a partition that is not named was not read at all
 */
public record AuditPlace(SortedMap<Integer, Long> next) {

    public static final AuditPlace START = new AuditPlace(new TreeMap<>());

    public AuditPlace {
        next = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(next));
    }

    /** The place after one more event. */
    public AuditPlace after(int partition, long offset) {
        TreeMap<Integer, Long> moved = new TreeMap<>(next);
        moved.put(partition, offset + 1);
        return new AuditPlace(moved);
    }

    public long next(int partition) {
        return next.getOrDefault(partition, 0L);
    }

    /** Offsets by partition, for instance {@code 0-17.3-4}; empty at the start. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<Integer, Long> entry : next.entrySet()) {
            text.append(text.isEmpty() ? "" : ".")
                    .append(entry.getKey())
                    .append('-')
                    .append(entry.getValue());
        }
        return text.toString();
    }

    /** @throws IllegalArgumentException if {@link #text()} never wrote this */
    public static AuditPlace parse(String text) {
        TreeMap<Integer, Long> next = new TreeMap<>();
        for (String part : text.isEmpty() ? new String[0] : text.split("\\.", -1)) {
            int dash = part.indexOf('-');
            if (dash < 1 || dash == part.length() - 1) {
                throw new IllegalArgumentException("not a place in the audit: " + text);
            }
            next.put(
                    Integer.parseUnsignedInt(part.substring(0, dash)),
                    Long.parseUnsignedLong(part.substring(dash + 1)));
        }
        return new AuditPlace(next);
    }
}
