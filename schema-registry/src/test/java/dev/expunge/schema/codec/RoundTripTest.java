package dev.expunge.schema.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.schema.topic.Layout;
import dev.expunge.schema.topic.Topic;
import dev.expunge.schema.topic.Topics;
import dev.expunge.schema.wire.LocalSchemas;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoundTripTest {

    private static final int CASES = 300;

    private final LocalSchemas ids = new LocalSchemas();

    @Test
    void rowChangesAreReadAsTheyWereWritten() {
        check(Topics.CHANGES, samples -> samples.inputs().rowChange());
    }

    @Test
    void deleteRequestsAreReadAsTheyWereWritten() {
        check(Topics.REQUESTS, samples -> samples.inputs().delete());
    }

    @Test
    void actionsAreReadAsTheyWereWritten() {
        check(Topics.REQUESTS, samples -> samples.inputs().action());
    }

    @Test
    void catalogChangesAreReadAsTheyWereWritten() {
        check(Topics.REQUESTS, samples -> samples.inputs().catalog());
    }

    @Test
    void purgeCommandsAreReadAsTheyWereWritten() {
        check(Topics.COMMANDS, samples -> samples.inputs().purgeDue());
    }

    @ParameterizedTest
    @EnumSource
    void rowsAndTheirTombstonesAreReadAsTheyWereWritten(Layout layout) {
        Topics topics = new Topics(layout);
        TopicCodec<dev.expunge.core.event.RowState> codec =
                topics.rows("").codec().apply(ids);
        Seeded.run(CASES, samples -> {
            var row = samples.outputs().rowState();
            EncodedRecord record = codec.encode(topics.rows(row.table()).name(), row, 7);
            assertThat(codec.decode(origin(record), record.value())).isEqualTo(row);
        });
    }

    @ParameterizedTest
    @EnumSource
    void effectsAreReadAsTheyWereWritten(Layout layout) {
        check(new Topics(layout).effects("users"), samples -> samples.outputs().rowEffect());
    }

    @Test
    void timersAndTheirTombstonesAreReadAsTheyWereWritten() {
        check(Topics.TIMERS, samples -> samples.outputs().timer());
    }

    @Test
    void statusesAreReadAsTheyWereWritten() {
        check(Topics.DELETES, samples -> samples.outputs().status());
    }

    @Test
    void auditEventsAreReadAsTheyWereWritten() {
        check(Topics.AUDIT, samples -> samples.outputs().audit());
    }

    @Test
    void definitionsAreReadAsTheyWereWritten() {
        check(Topics.CATALOG, samples -> samples.outputs().table());
    }

    @Test
    void repliesAreReadAsTheyWereWritten() {
        check(Topics.REPLIES, samples -> samples.outputs().reply());
    }

    @Test
    void shardMessagesAreBytesAsTheyAre() throws Exception {
        byte[] message = {1, 2, 3};
        TopicCodec<byte[]> codec = Topics.SHARD_MESSAGES.codec().apply(ids);
        EncodedRecord record = codec.encode(Topics.SHARD_MESSAGES.name(), message, 0);
        assertThat(codec.decode(origin(record), record.value())).isEqualTo(message);
    }

    private <T> void check(Topic<T> topic, Function<Samples, ? extends T> sample) {
        TopicCodec<T> codec = topic.codec().apply(ids);
        Seeded.run(CASES, samples -> {
            T value = sample.apply(samples);
            EncodedRecord record = codec.encode(topic.name(), value, 7);
            assertThat(codec.decode(origin(record), record.value())).isEqualTo(value);
        });
    }

    private static RecordOrigin origin(EncodedRecord record) {
        return new RecordOrigin(record.topic(), 0, 0, 0, record.key().getBytes(StandardCharsets.UTF_8));
    }
}
