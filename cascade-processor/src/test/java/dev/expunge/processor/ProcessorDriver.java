package dev.expunge.processor;

import dev.expunge.core.event.Input;
import dev.expunge.schema.EventCodecs;
import dev.expunge.schema.codec.EncodedRecord;
import dev.expunge.schema.codec.RecordOrigin;
import dev.expunge.schema.topic.Layout;
import dev.expunge.schema.topic.Topic;
import dev.expunge.schema.topic.TopicPlan;
import dev.expunge.schema.wire.LocalSchemas;
import dev.expunge.schema.wire.UnreadableRecordException;
import dev.expunge.streams.state.SharedMemory;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.Search;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The processor's topology with one shard, on a clock that tests move. */
final class ProcessorDriver implements AutoCloseable {

    private static final Instant START = Instant.ofEpochMilli(1_790_000_000_000L);

    private final LocalSchemas schemas = new LocalSchemas();
    private final EventCodecs codecs;
    private final KnownTables tables = new KnownTables();
    private final TopologyTestDriver driver;
    private final MeterRegistry metrics = new SimpleMeterRegistry();

    ProcessorDriver(Path dir, Layout layout) {
        TopicPlan plan = new TopicPlan(1, (short) 1, layout);
        this.codecs = new EventCodecs(plan.topics(), schemas, "test");
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "expunge-cascade-processor");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, dir.toString());
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedMemory.class);
        CascadeProcessor processor = new CascadeProcessor(ProcessorSettings.DEFAULT, plan, schemas);
        processor.measure(metrics);
        this.driver = new TopologyTestDriver(processor.topology(tables), properties, START);
    }

    /** Which tables were asked about, in order. */
    static final class KnownTables implements TableTopics {

        private final List<String> calls = new ArrayList<>();

        @Override
        public void ensure(String table) {
            calls.add("ensure " + table);
        }

        @Override
        public void forget(String table) {
            calls.add("forget " + table);
        }
    }

    List<String> tableCalls() {
        return tables.calls;
    }

    void send(Input input) {
        EncodedRecord record = codecs.encode(input, START.toEpochMilli());
        pipe(record.topic(), record.keyBytes(), record.value());
    }

    void sendRaw(Topic<?> topic, String key, byte[] value) {
        pipe(topic.name(), key.getBytes(StandardCharsets.UTF_8), value);
    }

    void sendWithoutValue(Topic<?> topic, String key) {
        pipe(topic.name(), key.getBytes(StandardCharsets.UTF_8), null);
    }

    @SuppressWarnings("NullAway") // A null value is Kafka's tombstone.
    private void pipe(String topic, byte[] key, byte @Nullable [] value) {
        driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, value, START));
    }

    void pass(Duration duration) {
        driver.advanceWallClockTime(duration);
    }

    /** A gauge's value, or a counter's. */
    double figure(String name, String... tags) {
        Search found = metrics.find(name).tags(tags);
        Gauge gauge = found.gauge();
        Counter counter = found.counter();
        return gauge != null ? gauge.value() : counter != null ? counter.count() : Double.NaN;
    }

    /** What was written to a topic since the last look, read. */
    <T> List<T> read(Topic<T> topic) {
        List<T> values = new ArrayList<>();
        for (TestRecord<byte[], byte[]> record : records(topic)) {
            RecordOrigin origin = new RecordOrigin(topic.name(), 0, 0, START.toEpochMilli(), record.key());
            try {
                values.add(topic.codec().apply(schemas).decode(origin, record.value()));
            } catch (UnreadableRecordException e) {
                throw new AssertionError(e);
            }
        }
        return values;
    }

    List<TestRecord<byte[], byte[]>> records(Topic<?> topic) {
        return driver.createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    @Override
    public void close() {
        driver.close();
    }
}
