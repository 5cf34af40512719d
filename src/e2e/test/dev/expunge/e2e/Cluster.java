package dev.expunge.e2e;

import dev.expunge.core.event.Input;
import dev.expunge.schema.EventCodecs;
import dev.expunge.schema.codec.EncodedRecord;
import dev.expunge.schema.codec.Quarantined;
import dev.expunge.schema.codec.RecordOrigin;
import dev.expunge.schema.topic.Layout;
import dev.expunge.schema.topic.Topics;
import dev.expunge.schema.wire.LocalSchemas;
import dev.expunge.schema.wire.UnreadableRecordException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The topics, as anybody in the cluster may read and write them. */
final class Cluster implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final long NOW_MS = 1_790_000_000_000L;

    private final Map<String, Object> config;
    private final KafkaProducer<byte[], byte[]> producer;
    private final LocalSchemas schemas = new LocalSchemas();
    private final EventCodecs codecs = new EventCodecs(new Topics(Layout.SHARED), schemas, "test");

    Cluster(String bootstrapServers) {
        this.config = Map.of("bootstrap.servers", bootstrapServers);
        this.producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        // The schemas' numbers follow from their text, so those of the product are known after one record.
        codecs.unreadable(
                new RecordOrigin("t", 0, 0, 0, null),
                null,
                new UnreadableRecordException(UnreadableRecordException.Code.MALFORMED, "none"),
                NOW_MS);
    }

    void create(String topic, int partitions) {
        try (Admin admin = Admin.create(config)) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Where the record stands now. */
    RecordMetadata send(String topic, @Nullable Integer partition, @Nullable String key, byte @Nullable [] value) {
        byte[] bytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        return send(new ProducerRecord<>(topic, partition, bytes, value));
    }

    /** As a writer that uses the product's schemas; to its own partition, or to another one. */
    RecordMetadata send(Input input, @Nullable Integer partition, int partitions) {
        EncodedRecord record = codecs.encode(input, NOW_MS);
        return partition == null
                ? send(record.toProducerRecord(partitions))
                : send(record.topic(), partition, record.key(), record.value());
    }

    private RecordMetadata send(ProducerRecord<byte[], byte[]> record) {
        try {
            return producer.send(record).get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** All committed records that the topic holds now. */
    List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        Map<String, Object> reading = new HashMap<>(config);
        reading.put("isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(POLL).forEach(found::add);
            }
        }
        return found;
    }

    List<Quarantined> quarantine() {
        var codec = Topics.QUARANTINE.codec().apply(schemas);
        List<Quarantined> found = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : read(Topics.QUARANTINE.name())) {
            try {
                found.add(codec.decode(new RecordOrigin(record.topic(), 0, record.offset(), 0, null), record.value()));
            } catch (UnreadableRecordException e) {
                throw new AssertionError(e);
            }
        }
        return found;
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(e);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
