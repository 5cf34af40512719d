package dev.expunge.schema.codec;

import dev.expunge.schema.wire.UnreadableRecordException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Table definitions, which travel as JSON text. */
final class Definitions {

    private Definitions() {}

    static Map<String, @Nullable String> toAvro(Map<String, @Nullable Object> tables) {
        Map<String, @Nullable String> avro = new LinkedHashMap<>();
        tables.forEach((table, definition) -> avro.put(table, definition == null ? null : PlainJson.write(definition)));
        return avro;
    }

    static Map<String, @Nullable Object> fromAvro(Map<String, @Nullable String> avro) throws UnreadableRecordException {
        Map<String, @Nullable Object> tables = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable String> entry : avro.entrySet()) {
            String text = entry.getValue();
            tables.put(entry.getKey(), text == null ? null : parse("catalog.tables." + entry.getKey(), text));
        }
        return tables;
    }

    static Map<String, @Nullable Object> object(String field, String text) throws UnreadableRecordException {
        if (parse(field, text) instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            map.forEach((name, value) -> object.put((String) name, value));
            return object;
        }
        throw UnreadableRecordException.invalid(field, text, "a definition is a JSON object");
    }

    private static @Nullable Object parse(String field, String text) throws UnreadableRecordException {
        try {
            return PlainJson.parse(text);
        } catch (IllegalArgumentException e) {
            throw UnreadableRecordException.invalid(field, text, String.valueOf(e.getMessage()));
        }
    }
}
