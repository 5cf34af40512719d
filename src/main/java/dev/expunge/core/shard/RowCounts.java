package dev.expunge.core.shard;

import dev.expunge.core.storage.Storage;
import java.util.HashMap;
import java.util.Map;

/**
 * About how many rows of each table this shard has. Written now and then only: after a crash a count may be off by
 * {@value #SLACK} rows, which does for telling small tables from very large ones.
 */
final class RowCounts {

    static final int SLACK = 1_000;

    record Count(long rows) {}

    private final Records<Count> counts;
    private final Map<Integer, Long> known = new HashMap<>();
    private final Map<Integer, Long> written = new HashMap<>();

    RowCounts(Storage storage) {
        this.counts = new Records<>(storage, 'z', Count.class);
    }

    void add(int tableId, int change) {
        long now = of(tableId) + change;
        known.put(tableId, now);
        if (Math.abs(now - written.getOrDefault(tableId, 0L)) >= SLACK) {
            counts.put(to -> to.varint(tableId), new Count(now));
            written.put(tableId, now);
        }
    }

    long of(int tableId) {
        Long rows = known.get(tableId);
        if (rows == null) {
            Count stored = counts.get(to -> to.varint(tableId));
            rows = stored == null ? 0L : stored.rows();
            known.put(tableId, rows);
            written.put(tableId, rows);
        }
        return rows;
    }
}
