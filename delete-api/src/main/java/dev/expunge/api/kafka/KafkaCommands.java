package dev.expunge.api.kafka;

import dev.expunge.api.port.Commands;
import dev.expunge.api.port.Unavailable;
import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.Input;
import dev.expunge.core.event.Reply;
import dev.expunge.core.event.ReplyTo;
import dev.expunge.schema.EventCodecs;
import dev.expunge.schema.codec.RecordOrigin;
import dev.expunge.schema.topic.TopicAdmin;
import dev.expunge.schema.topic.TopicPlan;
import dev.expunge.schema.topic.Topics;
import dev.expunge.schema.wire.SchemaIds;
import dev.expunge.schema.wire.UnreadableRecordException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commands through a producer. */
public final class KafkaCommands implements Commands, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaCommands.class);
    private static final Duration TOPICS = Duration.ofSeconds(20);
    private static final Duration CLOSE = Duration.ofSeconds(5);

    private final Setting setting;
    private final Producer<byte[], byte[]> producer;
    private final Replies replies;
    private final ConcurrentLinkedQueue<EventCodecs> codecs = new ConcurrentLinkedQueue<>();
    private final ExecutorService topicMaker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "expunge-api-topics");
        thread.setDaemon(true);
        return thread;
    });

    /** @param brokers as messages name them */
    public record Setting(String brokers, TopicPlan plan, SchemaIds ids, Admin admin, Clock clock) {}

    public KafkaCommands(Setting setting, Producer<byte[], byte[]> producer, Replies replies) {
        this.setting = setting;
        this.producer = producer;
        this.replies = replies;
    }

    @Override
    public CompletableFuture<Reply.Answer> ask(Function<ReplyTo, Input> input, Duration limit) {
        Replies.Pending pending = replies.expect(limit);
        send(codec -> codec.encode(input.apply(pending.to()), setting.clock().millis()), failure -> {
            if (failure != null) {
                replies.fail(pending.to(), notSent(failure));
            }
        });
        return pending.answer();
    }

    @Override
    public void audit(AuditEvent event) {
        send(codec -> codec.encode(event, event.timeMs()), failure -> warn("An audit event", failure));
    }

    /** Puts aside a record of the log that cannot be read. */
    public void unreadable(RecordOrigin origin, byte @Nullable [] value, UnreadableRecordException e) {
        LOG.error("A record cannot be read and is put aside, record={}", origin.eventId(), e);
        send(
                codec -> codec.unreadable(origin, value, e, setting.clock().millis()),
                failure -> warn("An unreadable record", failure));
    }

    @Override
    public CompletableFuture<Void> prepare(Collection<String> tables) {
        if (tables.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return CompletableFuture.runAsync(
                        () -> TopicAdmin.ensureTables(setting.admin(), setting.plan(), tables), topicMaker)
                .orTimeout(TOPICS.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> {
                    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
                    throw new Unavailable(
                            "Kafka at " + setting.brokers() + " does not make the topics of " + tables + ": " + cause);
                });
    }

    private interface Encoding {
        dev.expunge.schema.codec.EncodedRecord of(EventCodecs codec);
    }

    private interface Sent {
        void done(@Nullable Exception failure);
    }

    private void send(Encoding encoding, Sent sent) {
        EventCodecs lent = codecs.poll();
        EventCodecs codec = lent == null ? new EventCodecs(setting.plan().topics(), setting.ids(), "delete-api") : lent;
        try {
            var record = encoding.of(codec);
            int partitions = record.topic().equals(Topics.QUARANTINE.name())
                    ? Topics.QUARANTINE.spread().partitions(setting.plan().shards())
                    : setting.plan().shards();
            var unused = producer.send(record.toProducerRecord(partitions), (metadata, failure) -> sent.done(failure));
        } catch (RuntimeException e) {
            // The buffer is full, the registry is away, or the producer is closed.
            sent.done(e);
        } finally {
            codecs.add(codec);
        }
    }

    private Unavailable notSent(Exception failure) {
        return new Unavailable("Kafka at " + setting.brokers() + " did not take the record: " + failure.getMessage());
    }

    private static void warn(String what, @Nullable Exception failure) {
        if (failure != null) {
            LOG.warn("{} could not be written", what, failure);
        }
    }

    @Override
    public void close() {
        topicMaker.shutdownNow();
        producer.close(CLOSE);
    }
}
