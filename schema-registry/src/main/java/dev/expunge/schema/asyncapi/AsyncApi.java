package dev.expunge.schema.asyncapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.expunge.schema.codec.EventHeaders;
import dev.expunge.schema.release.ReleasedSchemas;
import dev.expunge.schema.topic.Topic.Spread;
import java.util.List;
import java.util.TreeMap;
import org.apache.avro.Schema;

/** The document, of version 3.0.0. */
public final class AsyncApi {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String AVRO = "application/vnd.apache.avro+json;version=1.12.0";

    private AsyncApi() {}

    /** As it is served, and kept in the documentation. */
    public static String json() {
        try {
            return JSON.writeValueAsString(document()) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode document() {
        ObjectNode document = JSON.createObjectNode();
        document.put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Expunge: topics")
                .put("version", "0.1.0")
                .put(
                        "description",
                        "Keys are UTF-8 text. Values are Avro in the wire format of schema registries: a zero byte, the"
                                + " schema's id in four bytes, the record. Schemas change so that each version reads what"
                                + " each other wrote (FULL_TRANSITIVE). With shared topics, rows and effects of all tables"
                                + " are in expunge.rows and expunge.effects, under keys table/key.")
                .putObject("license")
                .put("name", "Apache-2.0");
        document.put("defaultContentType", "application/octet-stream");
        ObjectNode channels = document.putObject("channels");
        ObjectNode operations = document.putObject("operations");
        ObjectNode messages = document.putObject("components").putObject("messages");
        for (Channel channel : Channel.ALL) {
            channel(channels.putObject(channel.name()), channel);
            operations(operations, channel, "receive", channel.readers());
            operations(operations, channel, "send", channel.writers());
            message(messages.putObject(channel.message()), channel);
        }
        return document;
    }

    private static void channel(ObjectNode node, Channel channel) {
        node.put("address", channel.topic().name());
        node.put("description", channel.says());
        node.putObject("messages")
                .putObject(channel.message())
                .put("$ref", "#/components/messages/" + channel.message());
        if (channel.isOfATable()) {
            node.putObject("parameters").putObject("table").put("description", "The table's name.");
        }
        ObjectNode kafka = node.putObject("bindings").putObject("kafka");
        if (channel.topic().spread() == Spread.ONE) {
            kafka.put("partitions", 1);
        }
        ObjectNode configuration = kafka.putObject("topicConfiguration");
        new TreeMap<>(channel.topic().keeping().settings()).forEach((name, value) -> {
            if (name.equals("cleanup.policy")) {
                configuration.putArray(name).add(value);
            } else if (List.of("retention.ms", "delete.retention.ms", "max.message.bytes")
                    .contains(name)) {
                configuration.put(name, Long.parseLong(value));
            }
        });
        kafka.put("bindingVersion", "0.5.0");
    }

    private static void operations(ObjectNode operations, Channel channel, String action, List<String> services) {
        for (String service : services) {
            ObjectNode operation = operations.putObject(service + "." + action + "." + channel.name());
            operation.put("action", action);
            String does = action.equals("send") ? " writes " : " reads ";
            operation.put("summary", service + does + channel.topic().name() + ".");
            operation.putObject("channel").put("$ref", "#/channels/" + channel.name());
        }
    }

    private static void message(ObjectNode node, Channel channel) {
        List<Schema> versions = ReleasedSchemas.of(channel.message());
        Schema schema = versions.get(versions.size() - 1);
        node.put("name", schema.getFullName());
        node.put("summary", schema.getDoc());
        headers(node.putObject("headers"));
        ObjectNode payload = node.putObject("payload");
        payload.put("schemaFormat", AVRO);
        payload.set("schema", parsed(schema));
        ObjectNode kafka = node.putObject("bindings").putObject("kafka");
        kafka.putObject("key")
                .put("type", "string")
                .put("description", channel.topic().key());
        kafka.put("schemaIdLocation", "payload");
        kafka.put("schemaIdPayloadEncoding", "4");
        kafka.put("bindingVersion", "0.5.0");
    }

    /** What the value says is repeated there, readable without its schema. */
    private static void headers(ObjectNode node) {
        node.put("type", "object");
        ObjectNode properties = node.putObject("properties");
        property(properties, EventHeaders.ID, "The event's id.");
        property(properties, EventHeaders.TIME, "Ms since 1970, decimal.");
        property(properties, EventHeaders.DELETE_ID, "The delete that it belongs to.");
        property(properties, EventHeaders.PRINCIPAL, "Who asked for it.");
    }

    private static void property(ObjectNode properties, String name, String description) {
        properties.putObject(name).put("type", "string").put("description", description);
    }

    private static JsonNode parsed(Schema schema) {
        try {
            return JSON.readTree(schema.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
