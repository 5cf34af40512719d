package dev.expunge.processor.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the schema in a record says about a field beyond its JSON type.
 *
 * @param name of the schema type, empty where there is none
 * @param scale digits after the point, of a decimal
 */
record FieldType(String name, int scale) {

    static final FieldType PLAIN = new FieldType("", 0);

    private static final long DAY_MS = 86_400_000;

    /** By field, of the struct that {@code member} of the envelope is. */
    static Map<String, FieldType> of(Map<String, @Nullable Object> schema, String member) {
        for (Map<String, @Nullable Object> field : fields(schema)) {
            if (member.equals(field.get("field"))) {
                return of(field);
            }
        }
        return Map.of();
    }

    /** By field, of a struct. */
    static Map<String, FieldType> of(Map<String, @Nullable Object> struct) {
        Map<String, FieldType> types = new HashMap<>();
        for (Map<String, @Nullable Object> field : fields(struct)) {
            Object parameters = field.get("parameters");
            Object scale = parameters instanceof Map<?, ?> map ? map.get("scale") : null;
            types.put(
                    String.valueOf(field.get("field")),
                    new FieldType(field.get("name") instanceof String name ? name : "", scale(scale)));
        }
        return types;
    }

    private static List<Map<String, @Nullable Object>> fields(Map<String, @Nullable Object> struct) {
        return struct.get("fields") instanceof List<?> list
                ? list.stream()
                        .map(field -> JsonObjects.orEmpty(JsonObjects.object(field)))
                        .toList()
                : List.of();
    }

    private static int scale(@Nullable Object text) {
        try {
            return text == null ? 0 : Integer.parseInt(text.toString());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    boolean isDecimal() {
        return name.equals("org.apache.kafka.connect.data.Decimal");
    }

    boolean isJson() {
        return name.equals("io.debezium.data.Json");
    }

    /** A point in time as ms since 1970; any other number as it is. */
    long time(long value) {
        return switch (name) {
            case "io.debezium.time.MicroTimestamp" -> Math.floorDiv(value, 1_000L);
            case "io.debezium.time.NanoTimestamp" -> Math.floorDiv(value, 1_000_000L);
            case "io.debezium.time.Date", "org.apache.kafka.connect.data.Date" -> Math.multiplyExact(value, DAY_MS);
            default -> value;
        };
    }
}
