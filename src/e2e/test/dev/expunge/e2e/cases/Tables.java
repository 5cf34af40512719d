package dev.expunge.e2e.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.expunge.e2e.cases.Caller.Answer;
import dev.expunge.e2e.cases.Caller.Request;
import java.util.Map;
import java.util.TreeMap;

/** The tables of one case under names of its own, so that many cases run side by side on one product. */
final class Tables {

    private final Caller caller;
    private final String prefix;
    private final Map<String, JsonNode> declared = new TreeMap<>();

    Tables(Caller caller, String prefix) {
        this.caller = caller;
        this.prefix = prefix;
    }

    String name(String table) {
        return prefix + table;
    }

    Answer declare(JsonNode tables) {
        ObjectNode named = JsonNodeFactory.instance.objectNode();
        tables.properties().forEach(table -> named.set(name(table.getKey()), definition(table.getValue())));
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("tables", named);
        Answer answer = caller.call(new Request("PUT", "/catalog", Map.of(), Map.of(), body));
        if (answer.status() == 200) {
            tables.properties().forEach(table -> declared.put(table.getKey(), table.getValue()));
            declared.values().removeIf(JsonNode::isNull);
        }
        return answer;
    }

    private JsonNode definition(JsonNode table) {
        JsonNode made = table.deepCopy();
        if (made.path("columns") instanceof ObjectNode columns) {
            columns.properties().forEach(column -> {
                if (column.getValue() instanceof ObjectNode whole) {
                    whole.put("type", type(whole.path("type").asText()));
                } else {
                    column.setValue(JsonNodeFactory.instance.textNode(
                            type(column.getValue().asText())));
                }
            });
        }
        for (JsonNode key : made.path("foreignKeys")) {
            if (key.path("references") instanceof ObjectNode references && references.has("table")) {
                references.put("table", name(references.path("table").asText()));
            }
        }
        return made;
    }

    private String type(String type) {
        return type.startsWith("id(") ? "id(" + name(type.substring(3)) : type;
    }

    String rowPath(String table, String key) {
        return "/tables/" + name(table) + "/rows/" + Caller.encoded(key);
    }

    JsonNode columns(String table) {
        return declared.getOrDefault(table, JsonNodeFactory.instance.objectNode())
                .path("columns");
    }

    /** The key text of a row. */
    String keyOf(String table, JsonNode row) {
        JsonNode key = declared.getOrDefault(table, JsonNodeFactory.instance.objectNode())
                .path("key");
        if (!key.isArray() || key.size() == 1) {
            String column = key.isArray() ? key.get(0).asText() : key.asText("id");
            return row.path(column.isEmpty() ? "id" : column).asText();
        }
        var parts = JsonNodeFactory.instance.arrayNode();
        key.forEach(column -> parts.add(row.path(column.asText()).asText()));
        return parts.toString();
    }

    /** All rows of all tables. */
    Map<String, JsonNode> all() {
        Map<String, JsonNode> found = new TreeMap<>();
        for (String table : declared.keySet()) {
            ObjectNode rows = JsonNodeFactory.instance.objectNode();
            rows(table).forEach(rows::set);
            found.put(table, rows);
        }
        return found;
    }

    /** All rows by key; columns without a value are left out. */
    Map<String, JsonNode> rows(String table) {
        Map<String, JsonNode> found = new TreeMap<>();
        Map<String, String> query = Map.of("limit", "5000");
        Answer answer = caller.call(new Request("GET", "/tables/" + name(table) + "/rows", query, Map.of(), null));
        if (answer.status() != 200 || !answer.get("cursor").isNull()) {
            throw new AssertionError("rows of " + table + ": " + answer);
        }
        answer.get("rows").properties().forEach(row -> found.put(row.getKey(), row.getValue()));
        return found;
    }
}
