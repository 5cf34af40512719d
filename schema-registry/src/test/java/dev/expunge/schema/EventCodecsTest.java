package dev.expunge.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.event.Output;
import dev.expunge.core.event.RefusedChange;
import dev.expunge.core.event.Routing;
import dev.expunge.core.event.RowEffect;
import dev.expunge.core.event.RowState;
import dev.expunge.core.row.Row;
import dev.expunge.schema.codec.EncodedRecord;
import dev.expunge.schema.codec.Quarantined;
import dev.expunge.schema.codec.RecordOrigin;
import dev.expunge.schema.codec.Samples;
import dev.expunge.schema.codec.Seeded;
import dev.expunge.schema.topic.Layout;
import dev.expunge.schema.topic.Topics;
import dev.expunge.schema.wire.LocalSchemas;
import dev.expunge.schema.wire.UnreadableRecordException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EventCodecsTest {

    private static final long NOW = 1_790_000_000_000L;
    private static final int SHARDS = 4;

    private final LocalSchemas ids = new LocalSchemas();
    private final EventCodecs perTable = new EventCodecs(new Topics(Layout.PER_TABLE), ids, "test");
    private final EventCodecs shared = new EventCodecs(new Topics(Layout.SHARED), ids, "test");

    @Test
    void everyKindOfOutputHasATopic() {
        List<Output> outputs = new Samples(new Random(1)).outputs().oneOfEach();
        assertThat(outputs.stream().<Class<?>>map(Output::getClass).toList())
                .containsExactlyInAnyOrder(Output.class.getPermittedSubclasses());
        assertThat(outputs)
                .allSatisfy(output ->
                        assertThat(perTable.encode(output, NOW).topic()).startsWith("expunge."));
    }

    @Test
    void everyInputIsReadFromTheTopicThatItIsWrittenTo() {
        Seeded.run(200, samples -> {
            var input = samples.inputs().any();
            EncodedRecord record = perTable.encode(input, NOW);
            assertThat(perTable.decodeInput(origin(record), record.value())).isEqualTo(input);
        });
    }

    @Test
    void everyInputGoesToItsShard() {
        Seeded.run(200, samples -> {
            var input = samples.inputs().any();
            assertThat(perTable.encode(input, NOW).partition(SHARDS))
                    .isEqualTo(Routing.shardOf(input.routingKey(), SHARDS));
        });
    }

    @Test
    void equalOutputsHaveEqualBytes() {
        Seeded.run(
                50,
                samples -> samples.outputs()
                        .oneOfEach()
                        .forEach(output -> assertThat(
                                        perTable.encode(output, NOW).value())
                                .isEqualTo(perTable.encode(output, NOW).value())));
    }

    @Nested
    class ARow {

        private final RowState row = new RowState("users", "u/1", new Row(new TreeMap<>()));

        @Test
        void hasTheTopicOfItsTableAndItsOwnKey() {
            EncodedRecord record = perTable.encode(row, NOW);
            assertThat(record.topic()).isEqualTo("expunge.rows.users");
            assertThat(record.key()).isEqualTo("u/1");
        }

        @Test
        void inASharedTopicHasItsTableInTheKey() {
            EncodedRecord record = shared.encode(row, NOW);
            assertThat(record.topic()).isEqualTo("expunge.rows");
            assertThat(record.key()).isEqualTo("users/u/1");
        }

        @Test
        void isOnThePartitionOfItsShardInEitherLayout() {
            int shard = Routing.shardOf("u/1", SHARDS);
            assertThat(perTable.encode(row, NOW).toProducerRecord(SHARDS).partition())
                    .isEqualTo(shard);
            assertThat(shared.encode(row, NOW).toProducerRecord(SHARDS).partition())
                    .isEqualTo(shard);
        }

        @Test
        void thatIsGoneIsATombstone() {
            RowState gone = new RowState("users", "u/1", null);
            assertThat(perTable.encode(gone, NOW).value()).isNull();
        }
    }

    @Test
    void anEffectRepeatsItsOriginInHeaders() {
        RowEffect effect = new Samples(new Random(1)).outputs().rowEffect();
        ProducerRecord<byte[], byte[]> record = perTable.encode(effect, NOW).toProducerRecord(SHARDS);
        Map<String, String> headers = Arrays.stream(record.headers().toArray())
                .collect(Collectors.toMap(
                        header -> header.key(), header -> new String(header.value(), StandardCharsets.UTF_8)));
        assertThat(headers)
                .isEqualTo(Map.of(
                        "expunge-id", effect.eventId(),
                        "expunge-time", Long.toString(effect.because().timeMs()),
                        "expunge-delete-id", effect.because().deleteId()));
    }

    @Nested
    class TheQuarantine {

        private final RecordOrigin origin = new RecordOrigin(Topics.CHANGES.name(), 3, 17, 5, new byte[] {'k'});

        @Test
        void keepsARecordWithItsPlaceAndTheReason() throws Exception {
            byte[] value = {1, 2, 3};
            Quarantined read = unreadable(value);
            assertThat(read.eventId()).isEqualTo(Topics.CHANGES.name() + "-3-17");
            assertThat(read.why())
                    .isEqualTo(new Quarantined.Why(
                            Quarantined.Reason.UNREADABLE, "FIELD_MISSING", "field table is missing"));
            assertThat(read.service()).isEqualTo("test");
            assertThat(read.timeMs()).isEqualTo(NOW);
            assertThat(read.origin()).usingRecursiveComparison().isEqualTo(origin);
            assertThat(read.content().value()).isEqualTo(value);
        }

        @Test
        void cutsLongValuesAndSaysHowLongTheyWere() throws Exception {
            Quarantined read = unreadable(new byte[100_000]);
            assertThat(read.content().value()).hasSize(65_536);
            assertThat(read.content().valueBytes()).isEqualTo(100_000);
        }

        @Test
        void keepsARefusedChangeAsTheChangesTopicWouldCarryIt() throws Exception {
            RefusedChange refused = new Samples(new Random(1)).outputs().refusedChange();
            Quarantined read = read(perTable.encode(refused, NOW));
            assertThat(read.why().reason()).isEqualTo(Quarantined.Reason.REFUSED);
            assertThat(read.why().code()).isEqualTo(refused.refusal().code().name());
            assertThat(perTable.decodeInput(origin, read.content().value())).isEqualTo(refused.change());
        }

        private Quarantined unreadable(byte[] value) throws Exception {
            return read(perTable.unreadable(origin, value, UnreadableRecordException.missing("table"), NOW));
        }

        private Quarantined read(EncodedRecord record) throws Exception {
            return Topics.QUARANTINE.codec().apply(ids).decode(origin(record), record.value());
        }
    }

    private static RecordOrigin origin(EncodedRecord record) {
        return new RecordOrigin(record.topic(), 0, 0, 0, record.keyBytes());
    }
}
