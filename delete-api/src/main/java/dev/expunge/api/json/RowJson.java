package dev.expunge.api.json;

import com.fasterxml.jackson.databind.util.RawValue;
import dev.expunge.core.catalog.Table;
import dev.expunge.core.row.Row;
import dev.expunge.core.row.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows as {@code {column: value}}, null columns left out. */
public final class RowJson {

    private RowJson() {}

    public static Map<String, @Nullable Object> of(Row row) {
        return ofColumns(row.columns());
    }

    /** Only the columns that the table has: an image from before a column was dropped may still hold it. */
    public static Map<String, @Nullable Object> of(Row row, Table table) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        row.columns().forEach((name, value) -> {
            if (table.columns().containsKey(name)) {
                json.put(name, value(value));
            }
        });
        return json;
    }

    /** With nulls, as a patch has them. */
    static Map<String, @Nullable Object> ofColumns(Map<String, Value> columns) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        columns.forEach((name, value) -> json.put(name, value(value)));
        return json;
    }

    private static @Nullable Object value(Value value) {
        if (value instanceof Value.Text text) {
            return text.value();
        }
        if (value instanceof Value.Int integer) {
            return integer.value();
        }
        if (value instanceof Value.Real real) {
            return real.value();
        }
        if (value instanceof Value.Bool bool) {
            return bool.value();
        }
        return value instanceof Value.Json json ? new RawValue(json.text()) : null;
    }
}
