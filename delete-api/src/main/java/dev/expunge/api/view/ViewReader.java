package dev.expunge.api.view;

import dev.expunge.core.catalog.Catalog;
import dev.expunge.schema.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the log into the view, on a thread of its own, until it is closed. What fails is tried again. */
public final class ViewReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ViewReader.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration STUCK = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final StoredView view;
    private final Topics topics;
    private final Consumer<byte[], byte[]> consumer;
    private final ViewWriter writer;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "expunge-api-view");
    private Map<TopicPartition, Long> replyStarts = Map.of();
    private Set<TopicPartition> assigned = Set.of();
    private long assignedVersion = -1;
    private volatile long lastRoundNanos = System.nanoTime();
    private volatile long lag;

    public ViewReader(StoredView view, Topics topics, Consumer<byte[], byte[]> consumer, Heard heard) {
        this.view = view;
        this.topics = topics;
        this.consumer = consumer;
        this.writer = new ViewWriter(view.parts, heard);
    }

    /** @param replyEnds where replies end now; older ones are nobody's here */
    public void start(Map<TopicPartition, Long> replyEnds) {
        replyStarts = Map.copyOf(replyEnds);
        thread.setDaemon(true);
        thread.start();
        new CatchUp(view, topics).begin();
    }

    /** Records that are in the log and not read yet, as far as known. */
    public long lag() {
        return lag;
    }

    /** A sentence, if reading has stopped. */
    public @Nullable String notLive() {
        long since = System.nanoTime() - lastRoundNanos;
        return since < STUCK.toNanos() ? null : "the log was not read for " + since / 1_000_000_000 + " s";
    }

    private void run() {
        try {
            while (stopping.getCount() > 0) {
                round();
            }
        } catch (WakeupException | InterruptedException e) {
            // Closed.
        } finally {
            consumer.close();
        }
    }

    private void round() throws InterruptedException {
        try {
            assign();
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                applyUntilDone(records);
            }
            publish();
            lastRoundNanos = System.nanoTime();
        } catch (WakeupException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("Reading the log failed and is tried again", e);
            pause();
        }
    }

    /** Throwing away what was polled would lose it. */
    private void applyUntilDone(ConsumerRecords<byte[], byte[]> records) throws InterruptedException {
        Map<TopicPartition, Long> next = new HashMap<>();
        records.partitions().forEach(partition -> next.put(partition, consumer.position(partition)));
        while (stopping.getCount() > 0) {
            try {
                writer.apply(records, next, view.clock.millis());
                return;
            } catch (RuntimeException e) {
                LOG.error("Records of the log could not be applied and are tried again", e);
                pause();
            }
        }
    }

    private void assign() {
        Catalog catalog = view.catalog();
        if (catalog.version() == assignedVersion) {
            return;
        }
        Set<TopicPartition> wanted = Assignment.of(view.partitions, topics, catalog);
        Set<TopicPartition> added = new HashSet<>(wanted);
        added.removeAll(assigned);
        Map<TopicPartition, Long> starts = new HashMap<>(view.parts.offsets.stored());
        starts.putAll(replyStarts);
        consumer.assign(wanted);
        // Where it was never read it begins at 0, and Kafka moves it to what is still there.
        added.forEach(partition -> consumer.seek(partition, starts.getOrDefault(partition, 0L)));
        assigned = wanted;
        assignedVersion = catalog.version();
    }

    private void publish() {
        Map<TopicPartition, Long> reached = new HashMap<>();
        long missing = 0;
        for (TopicPartition partition : assigned) {
            reached.put(partition, consumer.position(partition));
            missing += consumer.currentLag(partition).orElse(0);
        }
        lag = missing;
        view.positions.publish(reached);
    }

    private void pause() throws InterruptedException {
        boolean stopped = stopping.await(1, TimeUnit.SECONDS);
        LOG.debug("Reading goes on, stopped={}", stopped);
    }

    @Override
    public void close() {
        stopping.countDown();
        consumer.wakeup();
        try {
            thread.join(STOP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
