package dev.expunge.processor.source;

import dev.expunge.schema.codec.PlainJson;
import dev.expunge.schema.wire.UnreadableRecordException;
import dev.expunge.schema.wire.UnreadableRecordException.Code;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON values, with and without the wrapper {@code {schema, payload}} that Kafka Connect puts around them. */
final class JsonObjects {

    /** @param schema empty where the text has none */
    record Wrapped(
            Map<String, @Nullable Object> schema, @Nullable Object payload) {}

    private JsonObjects() {}

    /** @param what names the text in the error */
    static Wrapped parse(String what, byte[] utf8) throws UnreadableRecordException {
        Object json;
        try {
            json = PlainJson.parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException | IllegalArgumentException e) {
            throw new UnreadableRecordException(Code.MALFORMED, what + " is not JSON: " + e.getMessage(), e);
        }
        Map<String, @Nullable Object> object = object(json);
        return object != null && object.containsKey("payload") && object.containsKey("schema")
                ? new Wrapped(orEmpty(object(object.get("schema"))), object.get("payload"))
                : new Wrapped(Map.of(), json);
    }

    /** Null: it is no object. */
    static @Nullable Map<String, @Nullable Object> object(@Nullable Object json) {
        if (!(json instanceof Map<?, ?> map)) {
            return null;
        }
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        map.forEach((name, value) -> object.put((String) name, value));
        return object;
    }

    static Map<String, @Nullable Object> object(String field, @Nullable Object json) throws UnreadableRecordException {
        Map<String, @Nullable Object> object = object(json);
        if (object == null) {
            throw UnreadableRecordException.invalid(field, json, "an object is expected");
        }
        return object;
    }

    static Map<String, @Nullable Object> orEmpty(@Nullable Map<String, @Nullable Object> object) {
        return object == null ? Map.of() : object;
    }
}
