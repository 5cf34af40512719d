package dev.expunge.schema.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.expunge.schema.topic.Layout;
import dev.expunge.schema.topic.Topic;
import dev.expunge.schema.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** That each message of a running product is as described, {@code OperationsTest} looks at. */
class AsyncApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path DOCUMENT = Path.of("../docs/contracts/topics.json");
    private static final Path RELEASED = Path.of("../docs/contracts/topics-released.json");

    private final JsonNode now = read(AsyncApi.json());

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theDocumentationHasWhatIsServed() throws IOException {
        assertThat(Files.readString(DOCUMENT))
                .as("mvn -pl schema-registry test -Dtest=AsyncApiTest -Drelease.contracts writes it")
                .isEqualTo(AsyncApi.json());
    }

    /** Not a check. */
    @Test
    @EnabledIfSystemProperty(named = "release.contracts", matches = ".*")
    void writesTheDocumentation() throws IOException {
        Files.writeString(DOCUMENT, AsyncApi.json());
        Files.writeString(RELEASED, AsyncApi.json());
    }

    @Test
    void everyTopicButTheQueueBetweenShardsIsDescribed() {
        Topics topics = new Topics(Layout.PER_TABLE);
        Set<String> names = new TreeSet<>();
        Stream.concat(topics.beforeTables().stream(), topics.ofTable(Channel.TABLE).stream())
                .map(Topic::name)
                .filter(name -> !name.equals(Topics.SHARD_MESSAGES.name()))
                .forEach(names::add);

        assertThat(new TreeSet<>(now.path("channels").findValuesAsText("address")))
                .isEqualTo(names);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(now.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(
                        reference -> assertThat(now.at(reference.substring(1)).isMissingNode())
                                .as(reference)
                                .isFalse());
    }

    /** That every field of a record is described is asked of the schemas. */
    @Test
    void everyTopicMessageHeaderAndOperationIsDescribed() {
        List<String> silent = new ArrayList<>();
        for (String part : List.of("/channels", "/operations", "/components/messages")) {
            now.at(part).properties().forEach(one -> demand(silent, part + "/" + one.getKey(), one.getValue()));
        }
        now.at("/components/messages")
                .properties()
                .forEach(message -> message.getValue()
                        .at("/headers/properties")
                        .properties()
                        .forEach(
                                header -> demand(silent, message.getKey() + " " + header.getKey(), header.getValue())));
        now.findValues("parameters")
                .forEach(parameters -> parameters
                        .properties()
                        .forEach(parameter -> demand(silent, "parameter " + parameter.getKey(), parameter.getValue())));

        assertThat(silent).isEmpty();
    }

    private static void demand(List<String> silent, String where, JsonNode node) {
        if (node.path("description").asText().isBlank()
                && node.path("summary").asText().isBlank()) {
            silent.add(where);
        }
    }

    /** What records look like is guarded by the released schemas. */
    @Test
    void whatWasReleasedIsStillThere() throws IOException {
        assertThat(broken(read(Files.readString(RELEASED)), now)).isEmpty();
    }

    @Test
    void aTopicThatIsRenamedOrKeptOtherwiseIsNoticed() {
        String changed = AsyncApi.json()
                .replace("\"expunge.deletes\"", "\"expunge.removals\"")
                .replace("\"table/key\"", "\"key\"")
                .replaceFirst("\"compact\"", "\"delete\"");

        assertThat(broken(now, read(changed)))
                .containsExactly(
                        "/channels/timers/bindings/kafka/topicConfiguration/cleanup.policy was [\"compact\"] and is [\"delete\"]",
                        "/channels/deletes/address was \"expunge.deletes\" and is \"expunge.removals\"",
                        "/components/messages/TimerChange/bindings/kafka/key was {\"type\":\"string\",\"description\":\"table/key\"}"
                                + " and is {\"type\":\"string\",\"description\":\"key\"}");
    }

    private static List<String> broken(JsonNode before, JsonNode after) {
        List<String> promised = new ArrayList<>();
        before.path("channels").properties().forEach(channel -> {
            String at = "/channels/" + channel.getKey();
            promised.add(at + "/address");
            promised.add(at + "/bindings/kafka/partitions");
            promised.add(at + "/bindings/kafka/topicConfiguration/cleanup.policy");
            channel.getValue()
                    .path("messages")
                    .fieldNames()
                    .forEachRemaining(name -> promised.add(at + "/messages/" + name));
        });
        before.at("/components/messages").properties().forEach(message -> {
            String at = "/components/messages/" + message.getKey();
            promised.addAll(List.of(at + "/name", at + "/bindings/kafka/key", at + "/payload/schemaFormat"));
        });
        return promised.stream()
                .filter(at -> !before.at(at).equals(after.at(at)))
                .map(at -> at + " was " + before.at(at) + " and is " + after.at(at))
                .toList();
    }
}
