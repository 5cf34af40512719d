package dev.expunge.core.catalog;

import dev.expunge.core.row.Value;
import org.jspecify.annotations.Nullable;

/** Which values a column's type takes. */
public final class Coercion {

    private Coercion() {}

    /**
     * The value as one of this type, or null where it does not fit; {@link Value.Null} fits no type. Integers fit
     * {@code double}, and anything fits {@code json}.
     */
    public static @Nullable Value fit(Column.BaseType type, Value value) {
        return switch (type) {
            case STRING -> value instanceof Value.Text ? value : null;
            case INTEGER, TIMESTAMP -> value instanceof Value.Int ? value : null;
            case BOOLEAN -> value instanceof Value.Bool ? value : null;
            case DOUBLE -> real(value);
            case JSON -> json(value);
        };
    }

    private static @Nullable Value real(Value value) {
        if (value instanceof Value.Int integer) {
            return new Value.Real(integer.value());
        }
        return value instanceof Value.Real real && Double.isFinite(real.value()) ? value : null;
    }

    private static @Nullable Value json(Value value) {
        if (value instanceof Value.Text text) {
            return new Value.Json(JsonText.write(text.value()));
        }
        if (value instanceof Value.Int integer) {
            return new Value.Json(Long.toString(integer.value()));
        }
        if (value instanceof Value.Bool bool) {
            return new Value.Json(Boolean.toString(bool.value()));
        }
        if (value instanceof Value.Real real) {
            return Double.isFinite(real.value()) ? new Value.Json(Double.toString(real.value())) : null;
        }
        return value instanceof Value.Json ? value : null;
    }
}
