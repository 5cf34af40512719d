package dev.expunge.schema.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.schema.topic.Keeping;
import dev.expunge.schema.topic.Layout;
import dev.expunge.schema.topic.Topic;
import dev.expunge.schema.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** docs/api-kafka.md is what follows from the topics and the schemas. With -Dpages.write it is written anew. */
class KafkaPageTest {

    private static final Path PAGE = Path.of("..", "docs", "api-kafka.md");
    private static final String START = "<!-- generated from here -->\n";
    private static final String HOW =
            "run mvn -pl schema-registry -am test -Dtest=KafkaPageTest -Dpages.write -Dsurefire.failIfNoSpecifiedTests=false";

    @Test
    void thePageSaysWhatTheSchemasSay() throws IOException {
        String page = Files.readString(PAGE);
        String expected = page.substring(0, page.indexOf(START) + START.length()) + generated();
        if (System.getProperty("pages.write") != null) {
            Files.writeString(PAGE, expected);
        }
        assertThat(Files.readString(PAGE)).as(HOW).isEqualTo(expected);
    }

    private static String generated() {
        List<Topic<?>> topics = Stream.concat(
                        new Topics(Layout.PER_TABLE).beforeTables().stream(),
                        new Topics(Layout.PER_TABLE).ofTable("<table>").stream())
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
        RecordTables records = new RecordTables();
        List<String> lines = new ArrayList<>(List.of(
                "",
                "## Topics",
                "",
                "| topic | key | value | written by | partitions | kept | a batch at most, bytes |",
                "|---|---|---|---|---|---|---|"));
        List<String> chapters = new ArrayList<>();
        for (Topic<?> topic : topics) {
            Schema schema = valueOf(topic);
            String value = schema == null ? "not public" : "`" + schema.getName() + "`";
            lines.add(String.join(
                    " | ",
                    "| `" + topic.name() + "`",
                    topic.key(),
                    value,
                    words(topic.owner()),
                    topic.spread() == Topic.Spread.ONE ? "1" : "as many as shards",
                    kept(topic.keeping()),
                    String.format(Locale.ROOT, "%,d |", topic.keeping().maxMessageBytes())));
            if (schema != null) {
                chapters.addAll(List.of("", "### `" + topic.name() + "`", ""));
                chapters.addAll(records.of(schema));
            }
        }
        lines.addAll(List.of("", "## Values"));
        lines.addAll(chapters);
        lines.addAll(List.of("", "## Parts of values"));
        lines.addAll(records.parts());
        return String.join("\n", lines) + "\n";
    }

    /** The schema whose documentation names the topic. */
    private static @Nullable Schema valueOf(Topic<?> topic) {
        String start = "Topic " + topic.name().split("\\.", 3)[1] + ":";
        return ReleasedSchemas.TYPES.stream()
                .map(Schemas::current)
                .filter(schema -> schema.getDoc().startsWith(start))
                .findFirst()
                .orElse(null);
    }

    private static String words(Topic.Owner owner) {
        return switch (owner) {
            case ANYBODY -> "whoever may";
            case CASCADE_PROCESSOR -> "cascade-processor";
            case SCHEDULER_SERVICE -> "scheduler-service";
            case EVERY_SERVICE -> "every service";
        };
    }

    private static String kept(Keeping keeping) {
        Duration retention = keeping.retention();
        if (keeping.compacted()) {
            return "the last of each key";
        }
        if (retention == null) {
            return "for ever";
        }
        return retention.toHours() < 48 ? retention.toHours() + " h" : retention.toDays() + " days";
    }
}
