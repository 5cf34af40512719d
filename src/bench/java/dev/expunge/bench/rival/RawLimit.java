package dev.expunge.bench.rival;

import dev.expunge.bench.product.Patience;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/**
 * What Kafka Streams can do on this machine at best: an exactly-once pass that reads and writes one RocksDB entry per record,
 * with a changelog, on as many partitions and threads as the product has.
 */
public final class RawLimit implements AutoCloseable {

    private static final String GROUP = "bench-raw";
    private static final String INPUT = "bench.raw";
    private static final int PARTITIONS = 4;
    private static final int THREADS = 2;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaStreams streams;
    private final List<TopicPartition> partitions = IntStream.range(0, PARTITIONS)
            .mapToObj(partition -> new TopicPartition(INPUT, partition))
            .toList();

    private long input;

    private RawLimit(String kafka, Path dir) {
        this.admin = Admin.create(Map.of("bootstrap.servers", kafka));
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka,
                        "linger.ms",
                        20,
                        "batch.size",
                        256 * 1024,
                        "compression.type",
                        "lz4"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        get(admin.createTopics(List.of(new NewTopic(INPUT, PARTITIONS, (short) 1)))
                .all());
        this.streams = new KafkaStreams(GetAndPut.topology(INPUT), settings(kafka, dir));
    }

    /** @param dir for its store; empty */
    public static RawLimit start(String kafka, Path dir) {
        RawLimit raw = new RawLimit(kafka, dir);
        raw.streams.start();
        Patience.await("the raw limit's start", LIMIT, 50, () -> raw.streams.state() == KafkaStreams.State.RUNNING);
        return raw;
    }

    private static Properties settings(String kafka, Path dir) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, GROUP);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, kafka);
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, THREADS);
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, dir.toString());
        settings.put(StreamsConfig.producerPrefix("compression.type"), "lz4");
        return settings;
    }

    /** One pass over that many records; nanoseconds from the start until the last is committed. Producing them is not timed. */
    public long pass(int records, String body) {
        streams.pause();
        byte[] value = body.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < records; i++) {
            byte[] key = ("p0c" + i).getBytes(StandardCharsets.UTF_8);
            var unused = producer.send(new ProducerRecord<>(INPUT, i % PARTITIONS, key, value));
        }
        producer.flush();
        Map<TopicPartition, Long> ends = ends();
        input += records;
        long produced = ends.values().stream().mapToLong(Long::longValue).sum();
        if (produced != input) {
            throw new IllegalStateException(produced + " records are in " + INPUT + ", and " + input + " were sent");
        }
        long start = System.nanoTime();
        streams.resume();
        Patience.await("a pass of the raw limit", LIMIT, 10, () -> isCommitted(ends));
        long took = System.nanoTime() - start;
        Map<TopicPartition, RecordsToDelete> done = new HashMap<>();
        ends.forEach((partition, end) -> done.put(partition, RecordsToDelete.beforeOffset(end)));
        get(admin.deleteRecords(done).all());
        return took;
    }

    private Map<TopicPartition, Long> ends() {
        return get(admin.listOffsets(partitions.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())))
                        .all())
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private boolean isCommitted(Map<TopicPartition, Long> ends) {
        Map<TopicPartition, OffsetAndMetadata> committed =
                get(admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata());
        return ends.entrySet().stream().allMatch(end -> {
            OffsetAndMetadata at = committed.get(end.getKey());
            return at != null && at.offset() >= end.getValue();
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
        streams.close(Duration.ofSeconds(20));
        producer.close();
        admin.close();
    }
}
