package dev.expunge.bench.product;

import dev.expunge.core.event.RowChange;
import dev.expunge.core.row.Value;
import dev.expunge.schema.EventCodecs;
import dev.expunge.schema.registry.RegistryClient;
import dev.expunge.schema.registry.RegistrySettings;
import dev.expunge.schema.topic.Layout;
import dev.expunge.schema.topic.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes rows into {@code expunge.changes}, as a table's owner does. One thread. */
public final class Loader implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final RegistryClient registry;
    private final EventCodecs codecs;
    private final int shards;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final String run = Long.toString(System.nanoTime(), Character.MAX_RADIX);
    private long events;

    public Loader(String kafka, String registryUrl, int shards) {
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka,
                        "linger.ms",
                        20,
                        "batch.size",
                        256 * 1024,
                        "buffer.memory",
                        64L * 1024 * 1024,
                        "compression.type",
                        "lz4"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.registry = new RegistryClient(RegistrySettings.of(registryUrl));
        this.codecs = new EventCodecs(new Topics(Layout.PER_TABLE), registry, "bench");
        this.shards = shards;
    }

    /** @param columns beside the key, whose column is {@code id} */
    public void write(String table, String key, Map<String, Value> columns) {
        Map<String, Value> row = new HashMap<>(columns);
        row.put("id", new Value.Text(key));
        RowChange change = new RowChange(run + "-" + events++, table, key, row, RowChange.Origin.OWNER, null);
        ProducerRecord<byte[], byte[]> record =
                codecs.encode(change, System.currentTimeMillis()).toProducerRecord(shards);
        var unused = producer.send(record, (where, problem) -> {
            if (problem != null) {
                failure.compareAndSet(null, problem);
            }
        });
    }

    /** Returns when the broker has all of it. @throws IllegalStateException it refused some */
    public void flush() {
        producer.flush();
        Exception problem = failure.get();
        if (problem != null) {
            throw new IllegalStateException("Rows could not be written: " + problem.getMessage(), problem);
        }
    }

    @Override
    public void close() {
        producer.close();
        registry.close();
    }
}
