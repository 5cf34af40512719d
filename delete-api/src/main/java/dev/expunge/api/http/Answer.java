package dev.expunge.api.http;

import dev.expunge.api.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is sent back. */
public record Answer(int status, String contentType, byte[] body, Map<String, String> headers) {

    public static final String JSON = "application/json";
    static final String PROBLEM = "application/problem+json";

    public static Answer json(int status, @Nullable Object json) {
        return new Answer(status, JSON, JsonWriter.bytes(json), Map.of());
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, contentType, body, more);
    }
}
