package dev.expunge.processor.source;

import dev.expunge.core.catalog.Table;
import dev.expunge.schema.codec.EncodedRecord;
import dev.expunge.schema.codec.RecordOrigin;
import dev.expunge.schema.topic.TopicPlan;
import dev.expunge.schema.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;

/**
 * Reads source topics and writes row changes: what was read is committed in the transaction that holds what came of it. Of
 * one thread; after any failure it is closed and another one goes on where the last commit was.
 */
final class Feed implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration STOP = Duration.ofSeconds(5);

    private final TopicPlan plan;
    private final Consumer<byte[], byte[]> consumer;
    private final Producer<byte[], byte[]> producer;
    private final Translation translation;

    /** @param translation made with where it is to write */
    Feed(
            TopicPlan plan,
            Consumer<byte[], byte[]> consumer,
            Producer<byte[], byte[]> producer,
            Function<java.util.function.Consumer<EncodedRecord>, Translation> translation) {
        this.plan = plan;
        this.consumer = consumer;
        this.producer = producer;
        this.translation = translation.apply(this::send);
        producer.initTransactions();
    }

    void subscribe(Set<String> topics) {
        consumer.subscribe(topics);
    }

    /** @param tables by topic, at least those subscribed to */
    void round(Map<String, Table> tables) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        if (records.isEmpty()) {
            return;
        }
        producer.beginTransaction();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Table table = tables.get(record.topic());
            if (table != null) {
                RecordOrigin origin = new RecordOrigin(
                        record.topic(), record.partition(), record.offset(), record.timestamp(), record.key());
                translation.translate(table, origin, record.value(), System.currentTimeMillis());
            }
        }
        producer.sendOffsetsToTransaction(records.nextOffsets(), consumer.groupMetadata());
        producer.commitTransaction();
    }

    private void send(EncodedRecord record) {
        boolean isQuarantine = record.topic().equals(Topics.QUARANTINE.name());
        var unused = producer.send(record.toProducerRecord(
                isQuarantine ? Topics.QUARANTINE.spread().partitions(plan.shards()) : plan.shards()));
    }

    @Override
    public void close() {
        // Of an open transaction nothing is seen: the next producer of the same id, or its timeout, aborts it.
        producer.close(STOP);
        consumer.close(CloseOptions.timeout(STOP));
    }
}
