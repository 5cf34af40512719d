package dev.expunge.api.view;

import dev.expunge.core.event.Output;
import dev.expunge.schema.EventCodecs;
import dev.expunge.schema.codec.EncodedRecord;
import dev.expunge.schema.topic.Layout;
import dev.expunge.schema.topic.Topics;
import dev.expunge.schema.wire.LocalSchemas;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** A log in memory: outputs as their topics hold them. */
final class FakeLog implements Fences.Ends {

    static final int SHARDS = 3;

    final LocalSchemas ids = new LocalSchemas();
    final Topics topics;
    final AtomicInteger asked = new AtomicInteger();
    private final EventCodecs codecs;
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();

    FakeLog(Layout layout) {
        topics = new Topics(layout);
        codecs = new EventCodecs(topics, ids, "test");
    }

    synchronized void write(Output... outputs) {
        for (Output output : outputs) {
            EncodedRecord record = codecs.encode(output, 5);
            int partitions = record.topic().equals(Topics.CATALOG.name()) ? 1 : SHARDS;
            append(record.topic(), record.partition(partitions), record.keyBytes(), record.value());
        }
    }

    @SuppressWarnings("NullAway") // Kafka's records may have no value.
    synchronized void append(
            String topic, int partition, byte[] key, byte @org.jspecify.annotations.Nullable [] value) {
        TopicPartition at = new TopicPartition(topic, partition);
        long offset = ends.merge(at, 1L, Long::sum) - 1;
        records.add(new ConsumerRecord<>(topic, partition, offset, key, value));
    }

    /** All records that were written since the last call. */
    synchronized List<ConsumerRecord<byte[], byte[]>> take() {
        List<ConsumerRecord<byte[], byte[]>> taken = List.copyOf(records);
        records.clear();
        return taken;
    }

    synchronized Map<TopicPartition, Long> ends() {
        return Map.copyOf(ends);
    }

    LogIdentity identity(String cluster) {
        Map<String, String> topicIds = ends().keySet().stream()
                .map(TopicPartition::topic)
                .distinct()
                .collect(Collectors.toMap(t -> t, t -> "id-" + t));
        return new LogIdentity(cluster, topicIds, ends());
    }

    @Override
    public synchronized CompletableFuture<Map<TopicPartition, Long>> of(Set<TopicPartition> partitions) {
        asked.incrementAndGet();
        return CompletableFuture.completedFuture(
                partitions.stream().collect(Collectors.toMap(one -> one, one -> ends.getOrDefault(one, 0L))));
    }
}
