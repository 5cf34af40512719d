package dev.expunge.core.shard;

import dev.expunge.core.event.RowRef;
import dev.expunge.core.row.Value;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a soft or scheduled delete holds on one row, so that it can be undone, purged or handed over.
 *
 * @param token the stamp that it set; null: it has only patched the row
 * @param patches foreign keys that it has rewritten
 * @param metBy the newer delete whose unit has passed through this row and left its stamp alone
 * @param movedTo the newer delete whose stamp it is to undo; only the root's timer is still this one's
 */
record Claim(
        @Nullable Long token,
        Root root,
        long dueAtMs,
        List<Patch> patches,
        @Nullable String metBy,
        @Nullable String movedTo) {

    record Id(int tableId, String key) {}

    enum Root {
        /** Not a root row. */
        NO,
        /** A root without a timer: a plain soft delete's, or a cancelled one's. */
        IDLE,
        WAITING,
        /** Its time has come, or its purge was asked for. */
        FIRED,
        LOST
    }

    /**
     * @param old the values before
     * @param set the values written; {@link Value#NULL} for null
     */
    record Patch(int foreignKeyId, RowRef parent, SortedMap<String, Value> old, SortedMap<String, Value> set) {}

    Claim with(Root next) {
        return new Claim(token, next, dueAtMs, patches, metBy, movedTo);
    }

    Claim withPatches(List<Patch> next) {
        return new Claim(token, root, dueAtMs, next, metBy, movedTo);
    }

    Claim metBy(String newer) {
        return new Claim(token, root, dueAtMs, patches, newer, movedTo);
    }

    boolean isEmpty() {
        return token == null && patches.isEmpty();
    }
}
