package dev.expunge.bench.product;

import dev.expunge.schema.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the scheduler's committed commands for the rows of a {@link TimerFeed}, from now on. One thread. */
public final class CommandLog implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(5);

    private final KafkaConsumer<byte[], byte[]> consumer;

    public CommandLog(String kafka, int shards) {
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed", "fetch.max.wait.ms", 5),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = IntStream.range(0, shards)
                .mapToObj(shard -> new TopicPartition(Topics.COMMANDS.name(), shard))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /**
     * How late each command was when it could be read, in ms.
     *
     * @param from the first row that is awaited
     * @param dueAtMs of each row
     * @throws IllegalStateException one was early, came twice, or has not come within the limit
     */
    public double[] await(int from, int count, IntToLongFunction dueAtMs, Duration limit) {
        double[] lateness = new double[count];
        boolean[] seen = new boolean[count];
        int found = 0;
        long giveUp = System.nanoTime() + limit.toNanos();
        while (found < count) {
            if (System.nanoTime() - giveUp >= 0) {
                throw new IllegalStateException("only " + found + " of " + count + " timers have fired");
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                int row = Integer.parseInt(new String(record.key(), StandardCharsets.UTF_8).substring(1));
                int index = row - from;
                if (index < 0 || index >= count || seen[index]) {
                    throw new IllegalStateException("the timer of t" + row + " fired twice or was not asked for");
                }
                seen[index] = true;
                lateness[index] = System.currentTimeMillis() - dueAtMs.applyAsLong(row);
                if (lateness[index] < 0) {
                    throw new IllegalStateException(
                            "the timer of t" + row + " fired early: " + lateness[index] + " ms");
                }
                found++;
            }
        }
        return lateness;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
