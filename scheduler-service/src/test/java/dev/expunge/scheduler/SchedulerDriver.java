package dev.expunge.scheduler;

import dev.expunge.core.event.PurgeDue;
import dev.expunge.core.event.TimerChange;
import dev.expunge.schema.codec.EncodedRecord;
import dev.expunge.schema.codec.Quarantined;
import dev.expunge.schema.codec.RecordOrigin;
import dev.expunge.schema.topic.Topic;
import dev.expunge.schema.topic.Topics;
import dev.expunge.schema.wire.LocalSchemas;
import dev.expunge.schema.wire.UnreadableRecordException;
import dev.expunge.streams.health.Health;
import dev.expunge.streams.metrics.PutAside;
import dev.expunge.streams.state.CommitStore;
import dev.expunge.streams.state.SharedMemory;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The scheduler's topology on a clock that tests move; the wall clock and the monotonic one can go apart. */
final class SchedulerDriver implements AutoCloseable {

    private static final Instant START = Instant.ofEpochMilli(1_790_000_000_000L);

    private final LocalSchemas schemas = new LocalSchemas();
    private final Properties properties = new Properties();
    private final GuardedClock clock;
    private final FiringRules rules;
    private final Backlog backlog = new Backlog();
    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private TopologyTestDriver driver;
    private long wallMs = START.toEpochMilli();
    private long nanos;

    SchedulerDriver(Path dir, SchedulerSettings settings) {
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "expunge-scheduler");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, dir.toString());
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedMemory.class);
        clock = new GuardedClock(settings.clockJumpMs(), () -> nanos);
        rules = new FiringRules(settings, clock, backlog, new PutAside(metrics, "test"));
        backlog.measure(metrics);
        driver = open(START);
    }

    private TopologyTestDriver open(Instant at) {
        return new TopologyTestDriver(SchedulerTopology.build(rules, schemas), properties, at);
    }

    /** Another task takes over, with the stores as their changelogs have them. */
    void restart() {
        Map<String, List<KeyValue<Bytes, byte[]>>> stores = new HashMap<>();
        for (String name : List.of(SchedulerTopology.CURRENT, SchedulerTopology.DUE)) {
            try (KeyValueIterator<Bytes, byte[]> entries = store(name).all()) {
                List<KeyValue<Bytes, byte[]>> all = new ArrayList<>();
                entries.forEachRemaining(all::add);
                stores.put(name, all);
            }
        }
        driver.close();
        driver = open(Instant.ofEpochMilli(wallMs));
        stores.forEach((name, entries) -> store(name).putAll(entries));
    }

    private KeyValueStore<Bytes, byte[]> store(String name) {
        return ((CommitStore) driver.getStateStore(name)).wrapped();
    }

    long nowMs() {
        return wallMs;
    }

    void send(TimerChange change) {
        EncodedRecord record = Topics.TIMERS.codec().apply(schemas).encode(Topics.TIMERS.name(), change, wallMs);
        pipe(record.keyBytes(), record.value());
    }

    void sendRaw(String key, byte[] value) {
        pipe(key.getBytes(StandardCharsets.UTF_8), value);
    }

    @SuppressWarnings("NullAway") // A null value is Kafka's tombstone.
    private void pipe(byte[] key, byte @Nullable [] value) {
        driver.createInputTopic(Topics.TIMERS.name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, value, Instant.ofEpochMilli(wallMs)));
    }

    /** Both clocks go on. */
    void pass(Duration duration) {
        nanos += duration.toNanos();
        jump(duration);
    }

    /** The wall clock alone goes on. */
    void jump(Duration duration) {
        wallMs += duration.toMillis();
        driver.advanceWallClockTime(duration);
    }

    void acceptClock() {
        clock.accept();
    }

    Health health() {
        return clock.health();
    }

    double figure(String name) {
        var gauge = metrics.find(name).timeGauge();
        return gauge == null ? metrics.get(name).gauge().value() : gauge.value(TimeUnit.SECONDS);
    }

    Timer lateness() {
        return metrics.get("expunge.timers.lateness").timer();
    }

    List<PurgeDue> commands() {
        return read(Topics.COMMANDS);
    }

    List<Quarantined> quarantined() {
        return read(Topics.QUARANTINE);
    }

    private <T> List<T> read(Topic<T> topic) {
        List<T> values = new ArrayList<>();
        driver.createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .forEach(record -> values.add(decode(topic, record)));
        return values;
    }

    private <T> T decode(Topic<T> topic, TestRecord<byte[], byte[]> record) {
        try {
            RecordOrigin origin = new RecordOrigin(topic.name(), 0, 0, wallMs, record.key());
            return topic.codec().apply(schemas).decode(origin, record.value());
        } catch (UnreadableRecordException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        driver.close();
    }
}
