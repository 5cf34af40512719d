package dev.expunge.api.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.api.fake.Samples;
import dev.expunge.api.port.Part;
import dev.expunge.core.event.DeleteStatus.State;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.event.RowState;
import dev.expunge.core.event.TableState;
import dev.expunge.core.row.Row;
import dev.expunge.core.row.Value;
import dev.expunge.schema.topic.Layout;
import dev.expunge.schema.topic.Topics;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewReaderTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final FakeLog log = new FakeLog(Layout.PER_TABLE);
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name());

    @SuppressWarnings("NullAway.Init")
    private OpenView open;

    @SuppressWarnings("NullAway.Init")
    private ViewReader reader;

    @BeforeEach
    void start() throws Exception {
        open = new OpenView(folder, log);
        reader = new ViewReader(open.view, log.topics, consumer, new NobodyHears());
        reader.start(Map.of(new TopicPartition(Topics.REPLIES.name(), 1), 40L));
        Awaitility.await().until(() -> !consumer.assignment().isEmpty());
    }

    @AfterEach
    void stop() {
        reader.close();
        open.close();
    }

    private void deliver() {
        consumer.schedulePollTask(() -> {
            for (ConsumerRecord<byte[], byte[]> record : log.take()) {
                consumer.addRecord(record);
            }
        });
    }

    @Test
    void readsNewTablesAsTheCatalogGrows() {
        log.write(new TableState("users", Samples.USERS, 1));
        deliver();
        TopicPartition rows = new TopicPartition(log.topics.rows("users").name(), 0);
        Awaitility.await().until(() -> consumer.assignment().contains(rows));

        log.write(new RowState("users", "u1", Row.of(Map.of("id", new Value.Text("u1")))));
        deliver();
        var fence = open.view.fresh(new Part.OneRow("users", "u1"));
        fence.join();

        assertThat(open.view.row(new RowRef("users", "u1"))).isNotNull();
    }

    @Test
    void readsAnswersFromTheirEndOn() {
        assertThat(consumer.position(new TopicPartition(Topics.REPLIES.name(), 1)))
                .isEqualTo(40);
    }

    @Test
    void isReadyWhenItHasReadWhatWasThere() {
        log.write(Samples.status("d1", State.COMPLETED, 1));
        deliver();

        Awaitility.await().until(() -> open.view.notReady() == null);
        assertThat(reader.notLive()).isNull();
    }

    @Test
    void triesAgainWhatFailed() {
        consumer.setPollException(new org.apache.kafka.common.KafkaException("away"));
        log.write(Samples.status("d1", State.COMPLETED, 1));
        deliver();

        Awaitility.await().until(() -> open.view.delete("d1") != null);
    }
}
