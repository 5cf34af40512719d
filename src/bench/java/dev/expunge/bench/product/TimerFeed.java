package dev.expunge.bench.product;

import dev.expunge.core.event.RowRef;
import dev.expunge.core.event.TimerChange;
import dev.expunge.schema.EventCodecs;
import dev.expunge.schema.registry.RegistryClient;
import dev.expunge.schema.registry.RegistrySettings;
import dev.expunge.schema.topic.Layout;
import dev.expunge.schema.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes timers as the cascade processor does, so that the scheduler is measured by itself. Rows are {@code t0, t1, ...}. */
public final class TimerFeed implements AutoCloseable {

    static final String TABLE = "timed";

    private static final String GROUP = "expunge-scheduler-service";
    private static final Duration LIMIT = Duration.ofHours(1);

    private final KafkaProducer<byte[], byte[]> producer;
    private final Admin admin;
    private final RegistryClient registry;
    private final EventCodecs codecs;
    private final int shards;

    public TimerFeed(String kafka, String registryUrl, int shards) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "linger.ms", 5, "batch.size", 256 * 1024, "compression.type", "lz4"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.admin = Admin.create(Map.of("bootstrap.servers", kafka));
        this.registry = new RegistryClient(RegistrySettings.of(registryUrl));
        this.codecs = new EventCodecs(new Topics(Layout.PER_TABLE), registry, "bench");
        this.shards = shards;
    }

    /** @param dueAtMs ms since 1970 */
    public void set(int row, long dueAtMs) {
        send(new TimerChange(ref(row), new TimerChange.Timer("bench", row + 1L, dueAtMs)));
    }

    /** As the processor does when a row is purged. */
    public void clear(int row) {
        send(new TimerChange(ref(row), null));
    }

    private static RowRef ref(int row) {
        return new RowRef(TABLE, "t" + row);
    }

    private void send(TimerChange change) {
        var unused =
                producer.send(codecs.encode(change, System.currentTimeMillis()).toProducerRecord(shards));
    }

    /** Returns when the scheduler has committed all that was sent. */
    public void awaitTaken() {
        producer.flush();
        Map<TopicPartition, Long> ends = get(admin.listOffsets(IntStream.range(0, shards)
                                .mapToObj(shard -> new TopicPartition(Topics.TIMERS.name(), shard))
                                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                        .all())
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
        Patience.await("timers to be taken", LIMIT, 10, () -> {
            Map<TopicPartition, OffsetAndMetadata> committed =
                    get(admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata());
            return ends.entrySet().stream().allMatch(end -> {
                OffsetAndMetadata at = committed.get(end.getKey());
                return end.getValue() == 0 || (at != null && at.offset() >= end.getValue());
            });
        });
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
        registry.close();
    }
}
