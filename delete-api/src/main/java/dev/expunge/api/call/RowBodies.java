package dev.expunge.api.call;

import dev.expunge.core.catalog.PlainJson;
import dev.expunge.core.catalog.Table;
import dev.expunge.core.row.KeyText;
import dev.expunge.core.row.RowWrites;
import dev.expunge.core.row.RowWrites.Written;
import dev.expunge.core.row.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Rows as callers write them. */
final class RowBodies {

    private RowBodies() {}

    /** What is to be written: only the columns that were given, since the rest depends on the row as it is. */
    record RowWrite(String key, Map<String, Value> columns) {}

    /**
     * @param pathKey the key text in the path, whose columns the body may leave out; null: the body has them
     * @throws CallRefused if this cannot be a row of the table, whatever its row with this key is now
     */
    static RowWrite read(Table table, Map<String, @Nullable Object> body, @Nullable String pathKey) {
        Map<String, Value> columns = new HashMap<>();
        body.forEach((name, json) -> columns.put(name, PlainJson.value(json)));
        if (pathKey != null) {
            keyColumns(table, pathKey).forEach(columns::putIfAbsent);
        }
        Written written = RowWrites.complete(table, columns, null);
        if (written instanceof Written.Refused refused) {
            throw new CallRefused(refused.refusal());
        }
        String key = ((Written.Accepted) written).key();
        if (pathKey != null && !pathKey.equals(key)) {
            throw CallRefused.invalid(
                    "/" + table.key().get(0), "the body has the key " + key + " and the path " + pathKey);
        }
        return new RowWrite(key, columns);
    }

    private static SortedMap<String, Value> keyColumns(Table table, String pathKey) {
        SortedMap<String, Value> columns = KeyText.parse(table, pathKey);
        if (columns == null) {
            throw CallRefused.invalid("/key", pathKey + " is not a key of " + table.name() + " " + table.key());
        }
        return columns;
    }
}
