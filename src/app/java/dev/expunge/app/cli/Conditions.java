package dev.expunge.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code age>=18} and the like. A value is read as its column's type says. */
final class Conditions {

    /** What comes after a value is not passed over: it may be a condition that was to narrow the first one. */
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final Pattern COMPARED =
            Pattern.compile("\\s*([a-zA-Z0-9_]+)\\s*(!=|>=|<=|=|>|<)\\s*(.*)", Pattern.DOTALL);
    private static final Pattern LISTED =
            Pattern.compile("\\s*([a-zA-Z0-9_]+)\\s+in\\s+(\\[.*\\])\\s*", Pattern.DOTALL);
    private static final Pattern NULLED = Pattern.compile("\\s*([a-zA-Z0-9_]+)\\s+is\\s+(not\\s+)?null\\s*");
    private static final Map<String, String> OPERATORS =
            Map.of("!=", "ne", ">", "gt", ">=", "gte", "<", "lt", "<=", "lte");

    private Conditions() {}

    /** @param columns definitions by name */
    static Map<String, Object> parse(List<String> texts, JsonNode columns) {
        Map<String, Object> where = new LinkedHashMap<>();
        texts.forEach(text -> add(where, text, columns));
        return where;
    }

    private static void add(Map<String, Object> where, String text, JsonNode columns) {
        Matcher nulled = NULLED.matcher(text);
        Matcher listed = LISTED.matcher(text);
        Matcher compared = COMPARED.matcher(text);
        if (nulled.matches()) {
            operator(where, nulled.group(1), "isNull", nulled.group(2) == null);
        } else if (listed.matches()) {
            operator(where, listed.group(1), "in", json(listed.group(2), "list of values"));
        } else if (compared.matches()) {
            String column = compared.group(1);
            Object value = value(columns.path(column), compared.group(3));
            if (compared.group(2).equals("=")) {
                if (where.put(column, value) != null) {
                    throw new IllegalArgumentException("an equality is the only condition on its column: " + column);
                }
            } else {
                operator(where, column, OPERATORS.getOrDefault(compared.group(2), ""), value);
            }
        } else {
            throw new IllegalArgumentException("'" + text + "' is not a condition such as 'age>=18', 'name=Ada',"
                    + " 'city is null' or 'city in [\"a\",\"b\"]'");
        }
    }

    private static void operator(Map<String, Object> where, String column, String operator, Object value) {
        Object there = where.getOrDefault(column, new LinkedHashMap<String, Object>());
        if (!(there instanceof Map<?, ?> operators)) {
            throw new IllegalArgumentException("an equality is the only condition on its column: " + column);
        }
        Map<String, Object> more = new LinkedHashMap<>();
        operators.forEach((name, old) -> more.put(String.valueOf(name), old));
        if (more.put(operator, value) != null) {
            throw new IllegalArgumentException("two conditions " + operator + " on column " + column);
        }
        where.put(column, more);
    }

    private static Object value(JsonNode column, String text) {
        String type = column.path("type").asText(column.asText());
        return switch (type) {
            case "integer", "timestamp", "double", "boolean" -> json(text, type);
            default -> text;
        };
    }

    private static Object json(String text, String type) {
        String refusal = "'" + text + "' is no " + type + (type.equals("timestamp") ? ", which is ms since 1970" : "")
                + "; each condition has a --where of its own";
        try {
            JsonNode value = JSON.readTree(text);
            if (value.isMissingNode()) {
                throw new IllegalArgumentException(refusal);
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(refusal, e);
        }
    }
}
