package dev.expunge.api.http;

import dev.expunge.api.call.CallRefused;
import dev.expunge.api.call.TooLarge;
import dev.expunge.api.json.BadJson;
import dev.expunge.api.json.JsonReader;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One call, as it came in. */
final class Call {

    private static final String JSON = "application/json";

    private final Context context;
    private final String template;
    private final Map<String, String> query;

    /** @param template the whole path of the route, with its base */
    Call(Context context, String template, Map<String, String> query) {
        this.context = context;
        this.template = template;
        this.query = query;
    }

    Context context() {
        return context;
    }

    /** A part of the path, from the path as it was sent: a key may hold an encoded slash. */
    String path(String name) {
        String[] names = template.split("/", -1);
        String[] texts = context.req().getRequestURI().split("/", -1);
        for (int i = 0; i < Math.min(names.length, texts.length); i++) {
            if (names[i].equals("{" + name + "}")) {
                return PercentText.decode(name, texts[i], false);
            }
        }
        throw new IllegalArgumentException(template + " has no {" + name + "}");
    }

    @Nullable
    String query(String name) {
        return query.get(name);
    }

    /** @throws CallRefused if it is not an integer from 1 to {@code most} */
    int limit(int usual, int most) {
        String text = query.get("limit");
        if (text == null) {
            return usual;
        }
        boolean isNumber = text.matches("[0-9]{1,9}");
        int limit = isNumber ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > most) {
            throw CallRefused.invalid("/limit", "limit is an integer from 1 to " + most + ", not " + text);
        }
        return limit;
    }

    @Nullable
    String header(String name) {
        return context.req().getHeader(name);
    }

    List<String> headers(String name) {
        return Collections.list(context.req().getHeaders(name));
    }

    /** The body as a JSON object. */
    Map<String, @Nullable Object> json(int maxBytes) throws IOException {
        byte[] body = bytes(maxBytes);
        requireType(JSON);
        return object(body);
    }

    /** As {@link #json}, but no body at all is an empty object. */
    Map<String, @Nullable Object> optionalJson(int maxBytes) throws IOException {
        byte[] body = bytes(maxBytes);
        if (body.length == 0) {
            return Map.of();
        }
        requireType(JSON);
        return object(body);
    }

    /** The body as it comes in. */
    InputStream stream(long maxBytes, String... types) throws IOException {
        requireType(types);
        refuseLonger(maxBytes);
        return context.req().getInputStream();
    }

    private static Map<String, @Nullable Object> object(byte[] body) {
        try {
            return JsonReader.object(body);
        } catch (BadJson e) {
            throw CallRefused.invalid("", e.sentence());
        }
    }

    private byte[] bytes(int maxBytes) throws IOException {
        refuseLonger(maxBytes);
        byte[] body = context.req().getInputStream().readNBytes(maxBytes + 1);
        if (body.length > maxBytes) {
            throw tooLarge(maxBytes);
        }
        return body;
    }

    private void refuseLonger(long maxBytes) {
        if (context.req().getContentLengthLong() > maxBytes) {
            throw tooLarge(maxBytes);
        }
    }

    private static TooLarge tooLarge(long maxBytes) {
        return new TooLarge("the body has more than " + maxBytes + " bytes");
    }

    private void requireType(String... types) {
        String given = context.req().getContentType();
        if (given == null) {
            return;
        }
        String plain = given.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!List.of(types).contains(plain)) {
            throw CallRefused.invalid(
                    "/Content-Type", "the Content-Type of the body is " + types[0] + ", not " + plain);
        }
    }
}
