package dev.expunge.schema.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.expunge.schema.embedded.SchemaStore.Version;
import dev.expunge.schema.release.Compatibility;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/** The Confluent interface over the store: method, path and body in, JSON out. */
final class RegistryApi {

    static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String LEVEL = "FULL_TRANSITIVE";

    private final SchemaStore store;

    RegistryApi(SchemaStore store) {
        this.store = store;
    }

    /** @param path its segments, decoded */
    record Call(String method, List<String> path, JsonNode body) {

        /** Whether method and path are these; {@code *} stands for any one segment. */
        boolean is(String wantedMethod, String... pattern) {
            if (!method.equals(wantedMethod) || path.size() != pattern.length) {
                return false;
            }
            for (int i = 0; i < pattern.length; i++) {
                if (!pattern[i].equals("*") && !pattern[i].equals(path.get(i))) {
                    return false;
                }
            }
            return true;
        }

        String segment(int index) {
            return path.get(index);
        }
    }

    /** @throws RegistryError the answer is an error */
    JsonNode answer(Call call) {
        if (call.path().isEmpty()) {
            return MAPPER.createObjectNode();
        }
        return switch (call.segment(0)) {
            case "subjects" -> subjects(call);
            case "schemas" -> schemas(call);
            case "config" -> config(call);
            case "compatibility" -> compatibility(call);
            case "mode" -> MAPPER.createObjectNode().put("mode", "READWRITE");
            default -> throw noSuchCall();
        };
    }

    private JsonNode subjects(Call call) {
        if (call.is("GET", "subjects")) {
            return array(store.subjects());
        } else if (call.is("GET", "subjects", "*", "versions")) {
            ArrayNode versions = MAPPER.createArrayNode();
            store.versions(call.segment(1)).forEach(version -> versions.add(version.version()));
            return versions;
        } else if (call.is("GET", "subjects", "*", "versions", "*")) {
            return json(version(call.segment(1), call.segment(3)));
        } else if (call.is("GET", "subjects", "*", "versions", "*", "schema")) {
            return tree(version(call.segment(1), call.segment(3)).schema());
        } else if (call.is("GET", "subjects", "*", "versions", "*", "referencedby")) {
            return MAPPER.createArrayNode();
        } else if (call.is("POST", "subjects", "*", "versions")) {
            return MAPPER.createObjectNode().put("id", store.register(call.segment(1), schema(call.body())));
        } else if (call.is("POST", "subjects", "*")) {
            Version found = store.find(call.segment(1), schema(call.body()));
            if (found == null) {
                throw RegistryError.schemaNotFound();
            }
            return json(found);
        }
        throw noSuchCall();
    }

    private JsonNode schemas(Call call) {
        if (call.is("GET", "schemas", "types")) {
            return array(List.of("AVRO"));
        } else if (call.is("GET", "schemas", "ids", "*")) {
            return MAPPER.createObjectNode().put("schema", byId(call).schema().toString());
        } else if (call.is("GET", "schemas", "ids", "*", "schema")) {
            return tree(byId(call).schema());
        } else if (call.is("GET", "schemas", "ids", "*", "subjects")) {
            return array(store.uses(byId(call).id()).stream()
                    .map(Version::subject)
                    .distinct()
                    .toList());
        } else if (call.is("GET", "schemas", "ids", "*", "versions")) {
            ArrayNode uses = MAPPER.createArrayNode();
            store.uses(byId(call).id())
                    .forEach(use ->
                            uses.addObject().put("subject", use.subject()).put("version", use.version()));
            return uses;
        }
        throw noSuchCall();
    }

    private static JsonNode config(Call call) {
        if (call.method().equals("GET")) {
            return MAPPER.createObjectNode().put("compatibilityLevel", LEVEL);
        } else if (call.method().equals("PUT")) {
            String wanted = call.body().path("compatibility").asText();
            if (!wanted.equals(LEVEL)) {
                throw new RegistryError(
                        422, 42203, "Invalid compatibility level " + wanted + ": this registry keeps " + LEVEL);
            }
            return MAPPER.createObjectNode().put("compatibility", LEVEL);
        }
        throw noSuchCall();
    }

    private JsonNode compatibility(Call call) {
        Schema candidate = schema(call.body());
        List<Version> against;
        if (call.is("POST", "compatibility", "subjects", "*", "versions", "*")) {
            against = List.of(version(call.segment(2), call.segment(4)));
        } else if (call.is("POST", "compatibility", "subjects", "*", "versions")) {
            against = store.versions(call.segment(2));
        } else {
            throw noSuchCall();
        }
        List<String> problems = Compatibility.problems(
                candidate, against.stream().map(Version::schema).toList());
        ObjectNode answer = MAPPER.createObjectNode().put("is_compatible", problems.isEmpty());
        answer.set("messages", array(problems));
        return answer;
    }

    private Version version(String subject, String name) {
        List<Version> versions = store.versions(subject);
        if (name.equals("latest") || name.equals("-1")) {
            return versions.get(versions.size() - 1);
        }
        int number = number(name, 42202, "The specified version '" + name + "' is not a valid version id.");
        if (number < 1 || number > versions.size()) {
            throw RegistryError.versionNotFound(name);
        }
        return versions.get(number - 1);
    }

    private record Numbered(int id, Schema schema) {}

    private Numbered byId(Call call) {
        String name = call.segment(2);
        int id = number(name, 42201, "The schema id '" + name + "' is not a number.");
        Schema schema = store.schema(id);
        if (schema == null) {
            throw RegistryError.schemaNotFound();
        }
        return new Numbered(id, schema);
    }

    private static int number(String text, int code, String message) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new RegistryError(422, code, message);
        }
    }

    private static Schema schema(JsonNode body) {
        String type = body.path("schemaType").asText("AVRO");
        if (!type.equals("AVRO") || !body.path("references").isEmpty()) {
            throw RegistryError.invalidSchema("only AVRO schemas without references are taken");
        }
        try {
            return new Schema.Parser().parse(body.path("schema").asText());
        } catch (SchemaParseException e) {
            throw RegistryError.invalidSchema(String.valueOf(e.getMessage()));
        }
    }

    private static JsonNode json(Version version) {
        return MAPPER.createObjectNode()
                .put("subject", version.subject())
                .put("version", version.version())
                .put("id", version.id())
                .put("schema", version.schema().toString());
    }

    private static JsonNode tree(Schema schema) {
        try {
            return MAPPER.readTree(schema.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Avro wrote a schema that is not JSON: " + schema.getFullName(), e);
        }
    }

    private static ArrayNode array(List<String> texts) {
        ArrayNode array = MAPPER.createArrayNode();
        texts.forEach(array::add);
        return array;
    }

    private static RegistryError noSuchCall() {
        return new RegistryError(404, 404, "HTTP 404 Not Found");
    }
}
