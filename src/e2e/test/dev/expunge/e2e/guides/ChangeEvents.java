package dev.expunge.e2e.guides;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The change events of docs/sources.md, row by row of their table, and their way to the topic. */
final class ChangeEvents implements AutoCloseable {

    private static final Pattern EVENT = Pattern.compile("\\| `(\\{\"op\".*?})`.*");
    private static final byte[] KEY = "{\"id\": \"a1\"}".getBytes(StandardCharsets.UTF_8);

    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;

    /** Makes the topic. */
    ChangeEvents(String servers, String topic) {
        Map<String, Object> config = Map.of("bootstrap.servers", servers);
        this.topic = topic;
        this.producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        try (Admin admin = Admin.create(config)) {
            await(admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all());
        }
    }

    /** Those that the page writes out, in its order; an ellipsis is the name before. */
    static List<String> of(Page page) {
        List<String> events = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(page.file())) {
                Matcher event = EVENT.matcher(line);
                if (event.matches()) {
                    events.add(Objects.requireNonNull(event.group(1)).replace("...", "\"name\": \"Ada L.\""));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return events;
    }

    /** @param json null: a tombstone */
    void send(@Nullable String json) {
        byte[] value = json == null ? null : json.getBytes(StandardCharsets.UTF_8);
        await(producer.send(new ProducerRecord<>(topic, KEY, value)));
    }

    private static void await(Future<?> done) {
        try {
            done.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
