package dev.expunge.core.request;

import dev.expunge.core.catalog.PlainJson;
import dev.expunge.core.row.Value;
import org.jspecify.annotations.Nullable;

/** Plain JSON to column values and back. */
public final class JsonValues {

    private JsonValues() {}

    /**
     * Long becomes Int, Double Real, String Text, Boolean Bool, Map and List Json, null {@link Value#NULL}. Total: what no
     * JSON text can say, or is nested deeper than 1,000 levels, becomes NaN, which fits no column.
     */
    public static Value of(@Nullable Object json) {
        return PlainJson.value(json);
    }

    /** The other way round; {@link Value.Json} is returned as it is, since nothing here parses JSON into objects. */
    public static @Nullable Object toJson(Value value) {
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
        return value instanceof Value.Json ? value : null;
    }
}
