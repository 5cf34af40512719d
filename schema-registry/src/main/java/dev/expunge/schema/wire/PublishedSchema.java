package dev.expunge.schema.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.avro.Schema;

/** A generated class's schema as the world is to see it: without the hints that only Java's code generator reads. */
public final class PublishedSchema {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STRING_HINT = "avro.java.string";

    private PublishedSchema() {}

    public static Schema of(Schema generated) {
        try {
            JsonNode json = JSON.readTree(generated.toString());
            return new Schema.Parser().parse(clean(json).toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Avro wrote a schema that is not JSON: " + generated.getFullName(), e);
        }
    }

    private static JsonNode clean(JsonNode json) {
        if (json instanceof ObjectNode object) {
            boolean hinted = object.remove(STRING_HINT) != null;
            if (hinted && object.size() == 1 && object.has("type")) {
                return object.get("type");
            }
            object.properties().forEach(field -> field.setValue(clean(field.getValue())));
        } else if (json instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, clean(array.get(i)));
            }
        }
        return json;
    }
}
