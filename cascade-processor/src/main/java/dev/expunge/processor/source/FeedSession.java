package dev.expunge.processor.source;

import dev.expunge.core.catalog.Table;
import dev.expunge.core.event.TableState;
import dev.expunge.schema.codec.RecordOrigin;
import dev.expunge.schema.codec.TopicCodec;
import dev.expunge.schema.topic.TopicPlan;
import dev.expunge.schema.topic.Topics;
import dev.expunge.schema.wire.SchemaIds;
import dev.expunge.schema.wire.UnreadableRecordException;
import dev.expunge.streams.health.Health;
import dev.expunge.streams.metrics.PutAside;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the catalog, and keeps a feed on those of the named topics that exist, until something fails. */
final class FeedSession implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FeedSession.class);
    private static final TopicPartition CATALOG = new TopicPartition(Topics.CATALOG.name(), 0);
    private static final Duration IDLE_POLL = Duration.ofMillis(250);

    private final TopicPlan plan;
    private final SchemaIds ids;
    private final FeedClients clients;
    private final PutAside putAside;
    private final TopicCodec<TableState> codec;
    private final Definitions definitions = new Definitions();
    private final PresentTopics present;
    private final Consumer<byte[], byte[]> catalog;
    private final long catalogEnd;
    private Set<String> subscribed = Set.of();
    private Set<String> awaited = Set.of();
    private @Nullable Feed feed;

    FeedSession(TopicPlan plan, SchemaIds ids, FeedClients clients, Admin admin, PutAside putAside) {
        this.plan = plan;
        this.ids = ids;
        this.clients = clients;
        this.putAside = putAside;
        this.codec = Topics.CATALOG.codec().apply(ids);
        this.present = new PresentTopics(admin);
        this.catalog = clients.catalogConsumer();
        try {
            catalog.assign(List.of(CATALOG));
            catalog.seekToBeginning(List.of(CATALOG));
            catalogEnd = catalog.endOffsets(List.of(CATALOG)).getOrDefault(CATALOG, 0L);
        } catch (RuntimeException e) {
            catalog.close();
            throw e;
        }
    }

    void round() {
        for (ConsumerRecord<byte[], byte[]> record : catalog.poll(feed == null ? IDLE_POLL : Duration.ZERO)) {
            hear(record);
        }
        if (catalog.position(CATALOG) < catalogEnd) {
            return;
        }
        SortedMap<String, Table> tables = definitions.byTopic();
        follow(tables);
        if (feed != null) {
            feed.round(tables);
        }
    }

    private void hear(ConsumerRecord<byte[], byte[]> record) {
        RecordOrigin origin =
                new RecordOrigin(record.topic(), record.partition(), record.offset(), record.timestamp(), record.key());
        try {
            definitions.hear(codec.decode(origin, record.value()));
        } catch (UnreadableRecordException e) {
            LOG.error("A definition cannot be read, so its table is not fed: offset={}", record.offset(), e);
        }
    }

    private void follow(SortedMap<String, Table> tables) {
        Set<String> there = present.among(tables.keySet());
        Set<String> missing = new TreeSet<>(tables.keySet());
        missing.removeAll(there);
        if (!missing.equals(awaited)) {
            tables.forEach((topic, table) -> {
                if (missing.contains(topic) && !awaited.contains(topic)) {
                    LOG.info("Topic {} does not exist yet, table {} waits for it", topic, table.name());
                }
            });
            awaited = missing;
        }
        if (there.equals(subscribed)) {
            return;
        }
        if (feed == null) {
            feed = new Feed(
                    plan,
                    clients.sourceConsumer(),
                    clients.producer(),
                    out -> new Translation(plan.topics(), ids, out, putAside));
        }
        feed.subscribe(there);
        LOG.info("Tables are fed from {}", there);
        subscribed = there;
        if (there.isEmpty()) {
            feed.close();
            feed = null;
        }
    }

    Health health() {
        return Health.ready(awaited.isEmpty() ? "running" : "tables wait for topics that do not exist yet: " + awaited);
    }

    @Override
    public void close() {
        catalog.close();
        if (feed != null) {
            feed.close();
        }
    }
}
