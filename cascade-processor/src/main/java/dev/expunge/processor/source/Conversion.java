package dev.expunge.processor.source;

import dev.expunge.core.catalog.Column;
import dev.expunge.core.row.Value;
import dev.expunge.schema.codec.PlainJson;
import dev.expunge.schema.wire.UnreadableRecordException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A JSON value as one of a column's type. */
final class Conversion {

    private Conversion() {}

    /** @param field names the value in the error */
    static Value value(Column column, @Nullable Object json, FieldType type, String field)
            throws UnreadableRecordException {
        if (json == null) {
            return Value.NULL;
        }
        Value value = convert(column, json, type);
        if (value == null) {
            throw UnreadableRecordException.invalid(field, json, column.name() + " takes " + column.declaredType());
        }
        return value;
    }

    private static @Nullable Value convert(Column column, Object json, FieldType type) {
        try {
            Object plain = type.isDecimal() && json instanceof String base64 ? decimal(base64, type.scale()) : json;
            return switch (column.type()) {
                case STRING -> text(plain);
                case INTEGER -> integer(plain, type);
                case TIMESTAMP -> plain instanceof String text ? time(text) : integer(plain, type);
                case BOOLEAN -> bool(plain);
                case DOUBLE -> plain instanceof Number number ? new Value.Real(number.doubleValue()) : null;
                case JSON -> json(plain, type);
            };
        } catch (ArithmeticException | DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Value text(Object plain) {
        if (plain instanceof BigDecimal decimal) {
            return new Value.Text(decimal.toPlainString());
        }
        return plain instanceof String text ? new Value.Text(text) : null;
    }

    private static @Nullable Value integer(Object plain, FieldType type) {
        if (plain instanceof BigDecimal decimal) {
            return new Value.Int(decimal.longValueExact());
        }
        return plain instanceof Long number ? new Value.Int(type.time(number)) : null;
    }

    private static Value time(String iso) {
        return new Value.Int(OffsetDateTime.parse(iso).toInstant().toEpochMilli());
    }

    /** MySQL's connector sends a boolean as 0 or 1. */
    private static @Nullable Value bool(Object plain) {
        if (plain instanceof Long number && (number == 0 || number == 1)) {
            return new Value.Bool(number == 1);
        }
        return plain instanceof Boolean bool ? new Value.Bool(bool) : null;
    }

    /** Databases' JSON columns come as text; without a schema, text that is an object or a list is taken for such a one. */
    private static Value json(Object plain, FieldType type) {
        if (plain instanceof String text) {
            if (type.isJson()) {
                return new Value.Json(PlainJson.write(PlainJson.parse(text)));
            }
            if (text.startsWith("{") || text.startsWith("[")) {
                try {
                    return new Value.Json(PlainJson.write(PlainJson.parse(text)));
                } catch (IllegalArgumentException e) {
                    return new Value.Json(PlainJson.write(text));
                }
            }
        }
        return new Value.Json(PlainJson.write(plain));
    }

    private static BigDecimal decimal(String base64, int scale) {
        return new BigDecimal(new BigInteger(Base64.getDecoder().decode(base64)), scale);
    }
}
