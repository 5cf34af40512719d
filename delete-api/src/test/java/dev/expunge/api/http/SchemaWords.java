package dev.expunge.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** JSON schemas in few words: a type for a table's cell, a chapter for each that has a name. */
record SchemaWords(JsonNode named) {

    List<String> chapters() {
        List<String> lines = new ArrayList<>();
        Map<String, JsonNode> sorted = new TreeMap<>();
        named.properties().forEach(one -> sorted.put(one.getKey(), one.getValue()));
        sorted.forEach((name, schema) -> {
            lines.addAll(List.of("", "### " + name, ""));
            String description = schema.path("description").asText();
            if (!description.isEmpty()) {
                lines.add(description);
                lines.add("");
            }
            if (schema.has("properties")) {
                fields(schema, lines);
            } else {
                lines.add(words(schema));
            }
        });
        return lines;
    }

    private void fields(JsonNode schema, List<String> lines) {
        lines.addAll(List.of("| field | type | |", "|---|---|---|"));
        for (var field : schema.path("properties").properties()) {
            List<String> said = new ArrayList<>();
            for (JsonNode required : schema.path("required")) {
                if (required.asText().equals(field.getKey())) {
                    said.add("always there.");
                }
            }
            said.add(field.getValue().path("description").asText());
            if (field.getValue().has("default")) {
                said.add("Default: `" + field.getValue().path("default") + "`.");
            }
            String cell = String.join(" ", said).strip().replace("|", "\\|");
            lines.add("| `" + field.getKey() + "` | " + words(field.getValue()) + " | " + cell + " |");
        }
    }

    String words(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        if (!reference.isEmpty()) {
            String name = reference.substring(reference.lastIndexOf('/') + 1);
            return "[" + name + "](#" + name.toLowerCase(Locale.ROOT) + ")";
        }
        for (String any : List.of("oneOf", "anyOf")) {
            if (schema.has(any)) {
                List<String> all = new ArrayList<>();
                schema.path(any).forEach(one -> all.add(words(one)));
                return String.join(" or ", all);
            }
        }
        if (schema.has("enum")) {
            List<String> all = new ArrayList<>();
            schema.path("enum").forEach(one -> all.add("`" + one.asText() + "`"));
            return String.join(", ", all);
        }
        if (schema.has("items")) {
            return "list of " + words(schema.path("items"));
        }
        if (schema.has("properties")) {
            List<String> all = new ArrayList<>();
            schema.path("properties")
                    .properties()
                    .forEach(one -> all.add("`" + one.getKey() + "`: " + words(one.getValue())));
            return "{" + String.join(", ", all) + "}";
        }
        if (schema.path("additionalProperties").isObject()) {
            return "map of " + words(schema.path("additionalProperties"));
        }
        return type(schema.path("type")) + range(schema);
    }

    private static String type(JsonNode type) {
        if (type.isArray()) {
            List<String> all = new ArrayList<>();
            type.forEach(one -> all.add(one.asText()));
            return String.join(" or ", all);
        }
        return type.asText("any JSON");
    }

    private static String range(JsonNode schema) {
        String from = schema.path("minimum").asText();
        String to = schema.path("maximum").asText();
        if (from.isEmpty() && to.isEmpty()) {
            return "";
        }
        return to.isEmpty() ? ", from " + from : ", " + from + " to " + to;
    }
}
