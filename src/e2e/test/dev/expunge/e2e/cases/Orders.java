package dev.expunge.e2e.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The same case with its tables, foreign keys, columns, rows and key lists given in another order. */
final class Orders {

    /** The order as written, the reverse one, and three at random. */
    static final int COUNT = 5;

    private final int seed;
    private final Random random;

    private Orders(int seed) {
        this.seed = seed;
        this.random = new Random(seed);
    }

    /** @param seed 0: as written; 1: reversed; else shuffled */
    static Case of(Case one, int seed) {
        return seed == 0 ? one : new Orders(seed).mixed(one);
    }

    private Case mixed(Case one) {
        ObjectNode catalog = mixed(one.given().catalog());
        for (JsonNode table : catalog) {
            if (table instanceof ObjectNode fields) {
                fields.set("columns", mixed((ObjectNode) fields.get("columns")));
                if (fields.get("foreignKeys") instanceof ArrayNode keys) {
                    fields.set("foreignKeys", mixed(keys));
                }
            }
        }
        ObjectNode rows = mixed(one.given().rows());
        for (String table : names(rows)) {
            rows.set(table, mixed((ArrayNode) rows.get(table)));
        }
        JsonNode steps = one.steps().deepCopy();
        for (JsonNode step : steps) {
            if (step.path("delete").path("keys") instanceof ArrayNode keys) {
                ((ObjectNode) step.get("delete")).set("keys", mixed(keys));
            }
        }
        Case.Given given = new Case.Given(catalog, rows, one.given().last());
        return new Case(one.topic(), one.name(), one.shows(), one.permute(), one.limits(), given, steps);
    }

    private static List<String> names(ObjectNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private ObjectNode mixed(ObjectNode fields) {
        ObjectNode made = JsonNodeFactory.instance.objectNode();
        mixed(names(fields)).forEach(name -> made.set(name, fields.get(name).deepCopy()));
        return made;
    }

    private ArrayNode mixed(ArrayNode items) {
        List<JsonNode> all = new ArrayList<>();
        items.forEach(all::add);
        return JsonNodeFactory.instance.arrayNode().addAll(mixed(all));
    }

    private <T> List<T> mixed(List<T> items) {
        List<T> all = new ArrayList<>(items);
        if (seed == 1) {
            Collections.reverse(all);
        } else {
            Collections.shuffle(all, random);
        }
        return all;
    }
}
