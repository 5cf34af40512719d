package dev.expunge.api.view;

import dev.expunge.core.event.Output;
import dev.expunge.core.event.Reply;
import dev.expunge.schema.codec.RecordOrigin;
import dev.expunge.schema.topic.Layout;
import dev.expunge.schema.wire.UnreadableRecordException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A view that is open on a folder and reads a log in memory when it is told to. */
final class OpenView implements AutoCloseable {

    static final long NOW_MS = 1_790_000_000_000L;

    final FakeLog log;
    final StoredView view;
    final List<Reply> replies = new ArrayList<>();
    final List<String> unreadable = new ArrayList<>();
    private final ViewWriter writer;

    OpenView(Path folder, FakeLog log) throws IOException {
        this(folder, log, "cluster", NOW_MS);
    }

    OpenView(Path folder, FakeLog log, String cluster, long nowMs) throws IOException {
        this.log = log;
        this.view = StoredView.open(
                new StoredView.Config(folder, log.topics, FakeLog.SHARDS),
                log.ids,
                log.identity(cluster),
                log,
                Clock.fixed(Instant.ofEpochMilli(nowMs), ZoneOffset.UTC));
        this.writer = new ViewWriter(view.parts, new Heard() {
            @Override
            public void reply(Reply reply) {
                replies.add(reply);
            }

            @Override
            public void unreadable(RecordOrigin origin, byte @Nullable [] value, UnreadableRecordException e) {
                unreadable.add(origin.eventId() + " " + e.code());
            }
        });
    }

    static OpenView perTable(Path folder) throws IOException {
        return new OpenView(folder, new FakeLog(Layout.PER_TABLE));
    }

    /** Writes to the log and reads all that is new in it. */
    void hear(Output... outputs) {
        log.write(outputs);
        read();
    }

    void read() {
        List<ConsumerRecord<byte[], byte[]>> records = log.take();
        Map<TopicPartition, Long> next = new HashMap<>();
        records.forEach(
                record -> next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1));
        writer.apply(records, next, view.clock.millis());
        view.positions.publish(next);
    }

    @Override
    public void close() {
        view.close();
    }
}
