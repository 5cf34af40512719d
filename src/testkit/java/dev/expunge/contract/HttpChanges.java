package dev.expunge.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether a description keeps what an earlier one promised. What clients send must still be taken, what they read must still
 * come: calls, parameters, fields and answers may be added, not removed, and nothing optional may become required.
 */
public final class HttpChanges {

    private final JsonSchema before;
    private final JsonSchema now;
    private final List<String> broken = new ArrayList<>();
    private final Set<String> compared = new HashSet<>();

    private HttpChanges(JsonNode before, JsonNode now) {
        this.before = new JsonSchema(before);
        this.now = new JsonSchema(now);
    }

    /** A sentence for each promise that is broken. */
    public static List<String> broken(JsonNode before, JsonNode now) {
        HttpChanges changes = new HttpChanges(before, now);
        before.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> changes.operation(
                                operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(),
                                operation.getValue(),
                                now.path("paths").path(path.getKey()).path(operation.getKey()))));
        return List.copyOf(changes.broken);
    }

    private void operation(String call, JsonNode old, JsonNode present) {
        if (present.isMissingNode()) {
            broken.add(call + " is gone");
            return;
        }
        parameters(call, old.path("parameters"), present.path("parameters"));
        JsonNode body = present.path("requestBody");
        if (body.path("required").asBoolean()
                && !old.path("requestBody").path("required").asBoolean()) {
            broken.add(call + " wants a body now");
        }
        contents(call + " body", old.path("requestBody"), body, true);
        for (Map.Entry<String, JsonNode> answer : old.path("responses").properties()) {
            JsonNode found = present.path("responses").path(answer.getKey());
            if (found.isMissingNode()) {
                broken.add(call + " does not say " + answer.getKey() + " any more");
            } else {
                contents(call + " " + answer.getKey(), before.resolve(answer.getValue()), now.resolve(found), false);
            }
        }
    }

    private void parameters(String call, JsonNode old, JsonNode present) {
        Set<String> known = new TreeSet<>();
        Set<String> found = new TreeSet<>();
        old.forEach(one -> known.add(nameOf(before.resolve(one))));
        for (JsonNode one : present) {
            JsonNode parameter = now.resolve(one);
            found.add(nameOf(parameter));
            if (parameter.path("required").asBoolean() && !known.contains(nameOf(parameter))) {
                broken.add(call + " wants " + nameOf(parameter) + " now");
            }
        }
        known.removeAll(found);
        known.forEach(name -> broken.add(call + " does not take " + name + " any more"));
    }

    private static String nameOf(JsonNode parameter) {
        return parameter.path("in").asText() + " " + parameter.path("name").asText();
    }

    private void contents(String where, JsonNode old, JsonNode present, boolean isSent) {
        old.path("content").properties().forEach(content -> {
            JsonNode found = present.path("content").path(content.getKey());
            if (found.isMissingNode()) {
                broken.add(where + " is not " + content.getKey() + " any more");
            } else {
                schema(where, content.getValue().path("schema"), found.path("schema"), isSent);
            }
        });
    }

    /** @param isSent by clients, else read by them */
    private void schema(String where, JsonNode oldOrReference, JsonNode presentOrReference, boolean isSent) {
        if (oldOrReference.has("$ref")
                && !compared.add(oldOrReference.path("$ref").asText() + isSent + presentOrReference.path("$ref"))) {
            return;
        }
        JsonNode old = before.resolve(oldOrReference);
        JsonNode present = now.resolve(presentOrReference);
        values(where + " type", texts(old.path("type")), texts(present.path("type")), isSent);
        values(where + " enum", texts(old.path("enum")), texts(present.path("enum")), isSent);
        required(where, old, present, isSent);
        old.path("properties").properties().forEach(property -> {
            String name = where + "/" + property.getKey();
            JsonNode found = present.path("properties").path(property.getKey());
            if (found.isMissingNode()) {
                broken.add(name + " is gone");
            } else {
                schema(name, property.getValue(), found, isSent);
            }
        });
        for (String part : List.of("items", "additionalProperties")) {
            if (old.path(part).isObject() && present.path(part).isObject()) {
                schema(where + "/*", old.path(part), present.path(part), isSent);
            }
        }
        for (String part : List.of("oneOf", "anyOf")) {
            for (int i = 0;
                    i < Math.min(old.path(part).size(), present.path(part).size());
                    i++) {
                schema(
                        where + " " + part + " " + i,
                        old.path(part).get(i),
                        present.path(part).get(i),
                        isSent);
            }
        }
    }

    /** What is sent may grow, what is read may shrink; where nothing is said, everything is. */
    private void values(String where, Set<String> old, Set<String> present, boolean isSent) {
        Set<String> missing = new TreeSet<>(isSent ? old : present);
        missing.removeAll(isSent ? present : old);
        boolean isOpened = !isSent && present.isEmpty() && !old.isEmpty();
        boolean isClosed = isSent && old.isEmpty() && !present.isEmpty();
        boolean wasOpen = isSent ? present.isEmpty() : old.isEmpty();
        if (isOpened || isClosed || (!missing.isEmpty() && !wasOpen)) {
            broken.add(where + " was " + old + " and is " + present);
        }
    }

    private void required(String where, JsonNode old, JsonNode present, boolean isSent) {
        Set<String> more = texts((isSent ? present : old).path("required"));
        more.removeAll(texts((isSent ? old : present).path("required")));
        more.forEach(name -> broken.add(where + "/" + name + (isSent ? " is required now" : " may be left out now")));
    }

    private static Set<String> texts(JsonNode node) {
        Set<String> texts = new TreeSet<>();
        if (node.isArray()) {
            node.forEach(one -> texts.add(one.asText()));
        } else if (node.isTextual()) {
            texts.add(node.asText());
        }
        return texts;
    }
}
