package dev.expunge.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** JSON Schema, in so far as the API's description uses it. A keyword that is not known here is an error, not passed over. */
public final class JsonSchema {

    private static final Set<String> NOT_CHECKED = Set.of("description", "default", "examples", "format", "title");

    private final JsonNode document;

    /** @param document in which references lead somewhere */
    public JsonSchema(JsonNode document) {
        this.document = document;
    }

    /** What is wrong with a value, a sentence with its path for each fault. */
    public List<String> faults(JsonNode schema, JsonNode value) {
        List<String> faults = new ArrayList<>();
        check(schema, value, "", faults);
        return faults;
    }

    JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? resolve(document.at(node.path("$ref").asText().substring(1))) : node;
    }

    private void check(JsonNode schema, JsonNode value, String at, List<String> faults) {
        if (schema.isBoolean()) {
            require(schema.asBoolean(), at, "is not described", faults);
            return;
        }
        for (Map.Entry<String, JsonNode> rule : schema.properties()) {
            JsonNode given = rule.getValue();
            switch (rule.getKey()) {
                case "$ref" -> check(resolve(schema), value, at, faults);
                case "type" -> require(isOfType(given, value), at, "is no " + given + ": " + value, faults);
                case "enum" -> require(contains(given, value), at, "is none of " + given + ": " + value, faults);
                case "pattern" ->
                    require(
                            !value.isTextual() || value.asText().matches(given.asText()),
                            at,
                            "unlike " + given,
                            faults);
                case "minimum", "maximum" -> bound(rule.getKey(), given, value, at, faults);
                case "maxItems" -> require(value.size() <= given.asInt(), at, "has too many items", faults);
                case "oneOf", "anyOf" -> alternatives(rule.getKey(), given, value, at, faults);
                case "items" -> {
                    for (int i = 0; value.isArray() && i < value.size(); i++) {
                        check(given, value.get(i), at + "/" + i, faults);
                    }
                }
                case "properties" ->
                    given.properties().forEach(property -> {
                        if (value.has(property.getKey())) {
                            check(
                                    property.getValue(),
                                    value.get(property.getKey()),
                                    at + "/" + property.getKey(),
                                    faults);
                        }
                    });
                case "required" ->
                    given.forEach(name -> require(
                            !value.isObject() || value.has(name.asText()), at, "lacks " + name.asText(), faults));
                case "additionalProperties" ->
                    value.properties().forEach(property -> {
                        if (!schema.path("properties").has(property.getKey())) {
                            check(given, property.getValue(), at + "/" + property.getKey(), faults);
                        }
                    });
                default -> require(NOT_CHECKED.contains(rule.getKey()), at, "unknown keyword " + rule.getKey(), faults);
            }
        }
    }

    private static void require(boolean holds, String at, String fault, List<String> faults) {
        if (!holds) {
            faults.add((at.isEmpty() ? "/" : at) + " " + fault);
        }
    }

    private static void bound(String rule, JsonNode given, JsonNode value, String at, List<String> faults) {
        if (value.isNumber()) {
            int order = new BigDecimal(value.asText()).compareTo(new BigDecimal(given.asText()));
            require(rule.equals("minimum") ? order >= 0 : order <= 0, at, rule + " is " + given + ": " + value, faults);
        }
    }

    private void alternatives(String rule, JsonNode given, JsonNode value, String at, List<String> faults) {
        int fit = 0;
        List<String> seen = new ArrayList<>();
        for (JsonNode one : given) {
            List<String> found = new ArrayList<>();
            check(one, value, at, found);
            fit += found.isEmpty() ? 1 : 0;
            seen.addAll(found);
        }
        require(rule.equals("oneOf") ? fit == 1 : fit > 0, at, rule + " fits " + fit + " times: " + seen, faults);
    }

    private static boolean contains(JsonNode given, JsonNode value) {
        for (JsonNode one : given) {
            if (one.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfType(JsonNode types, JsonNode value) {
        if (types.isTextual()) {
            return isOfType(types.asText(), value);
        }
        for (JsonNode type : types) {
            if (isOfType(type.asText(), value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfType(String type, JsonNode value) {
        return switch (type) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "null" -> value.isNull();
            default -> throw new IllegalArgumentException("no type " + type);
        };
    }
}
