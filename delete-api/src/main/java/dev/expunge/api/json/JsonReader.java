package dev.expunge.api.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON value. Strict: a name given twice, text after the value and numbers that nothing can hold are errors.
 * Integers beyond 64 bits come as {@link java.math.BigInteger}, other numbers as Long or Double.
 */
public final class JsonReader {

    private static final int MAX_NESTING = 100;
    private static final int MAX_NUMBER_CHARS = 400;
    private static final int MAX_TEXT_CHARS = 1_048_576;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING)
                    .maxNumberLength(MAX_NUMBER_CHARS)
                    .maxStringLength(MAX_TEXT_CHARS)
                    .maxNameLength(MAX_TEXT_CHARS)
                    .build())
            .build();

    private JsonReader() {}

    /** The value that the bytes from {@code offset} on are. */
    public static @Nullable Object read(byte[] utf8, int offset, int length) throws BadJson {
        try (JsonParser parser = FACTORY.createParser(utf8, offset, length)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new BadJson("the body is empty, JSON is expected");
            }
            Object value = value(parser, first);
            if (parser.nextToken() != null) {
                throw new BadJson("there is more text after the JSON value" + place(parser));
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new BadJson(sentence(e));
        } catch (IOException e) {
            // Bytes in memory cannot fail to be read: this is text in a broken encoding.
            throw new BadJson("the text is not UTF-8: " + brief(String.valueOf(e.getMessage())));
        }
    }

    /** The object that the bytes are. */
    public static Map<String, @Nullable Object> object(byte[] utf8) throws BadJson {
        return object(utf8, 0, utf8.length);
    }

    /** The object that the bytes from {@code offset} on are. */
    @SuppressWarnings("unchecked") // nothing else makes maps here
    public static Map<String, @Nullable Object> object(byte[] utf8, int offset, int length) throws BadJson {
        if (read(utf8, offset, length) instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw new BadJson("a JSON object is expected");
    }

    private static @Nullable Object value(JsonParser parser, JsonToken token) throws IOException, BadJson {
        return switch (token) {
            case START_OBJECT -> members(parser);
            case START_ARRAY -> elements(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> real(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new BadJson("a JSON value is expected" + place(parser));
        };
    }

    private static Map<String, @Nullable Object> members(JsonParser parser) throws IOException, BadJson {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            members.put(name, value(parser, parser.nextToken()));
        }
        return members;
    }

    private static List<@Nullable Object> elements(JsonParser parser) throws IOException, BadJson {
        List<@Nullable Object> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(value(parser, token));
        }
        return elements;
    }

    private static Number integer(JsonParser parser) throws IOException {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? parser.getBigIntegerValue()
                : (Number) parser.getLongValue();
    }

    private static Double real(JsonParser parser) throws IOException, BadJson {
        double number = parser.getDoubleValue();
        if (!Double.isFinite(number)) {
            throw new BadJson("the number " + brief(parser.getText()) + " is too large" + place(parser));
        }
        return number;
    }

    private static String sentence(JsonProcessingException e) {
        String message = brief(String.valueOf(e.getOriginalMessage()));
        return e.getLocation() == null
                ? message
                : message + " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }

    private static String place(JsonParser parser) {
        return " (line " + parser.currentLocation().getLineNr() + ", column "
                + parser.currentLocation().getColumnNr() + ")";
    }

    private static String brief(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}
