package dev.expunge.api.json;

import dev.expunge.core.event.Cause;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.RowRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows that are named and not shown, and what made them part of a delete. */
final class RefsJson {

    private RefsJson() {}

    static Map<String, @Nullable Object> of(RowRef ref) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("table", ref.table());
        json.put("key", ref.key());
        return json;
    }

    /** Adds {@code foreignKey} and {@code references} to a row. */
    static Map<String, @Nullable Object> of(RowRef ref, @Nullable Cause cause) {
        Map<String, @Nullable Object> json = of(ref);
        if (cause != null) {
            json.put("foreignKey", cause.foreignKey());
            json.put("references", of(cause.references()));
        }
        return json;
    }

    static List<Map<String, @Nullable Object>> of(DeleteStatus.Blockers blockers) {
        return blockers.listed().stream()
                .map(blocker -> of(blocker.row(), blocker.cause()))
                .toList();
    }
}
