package dev.expunge.schema.topic;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Makes topics that are missing. Every call may be repeated, and made by several processes at once. */
public final class TopicAdmin {

    /** Topics in one request to the cluster. */
    private static final int BATCH = 200;

    /** With the pauses between them at least 30 s. */
    private static final int MAX_LOOKS = 300;

    private TopicAdmin() {}

    /**
     * Makes and checks the topics that exist before there is any table.
     *
     * @throws TopicMismatchException one exists with another number of partitions
     */
    public static void ensure(Admin admin, TopicPlan plan) {
        ensure(new AdminTopicStore(admin), plan, plan.topics().beforeTables());
    }

    /** As {@link #ensure(Admin, TopicPlan)}, for the topics of these tables. */
    public static void ensureTables(Admin admin, TopicPlan plan, Collection<String> tables) {
        ensure(new AdminTopicStore(admin), plan, ofTables(plan, tables));
    }

    /** As {@link #ensureTables} of one table. */
    public static void ensureTable(Admin admin, TopicPlan plan, String table) {
        ensureTables(admin, plan, List.of(table));
    }

    /**
     * Removes the messages between shards that the processor has read and committed.
     *
     * @param groupId the processor's consumer group
     */
    public static void purgeShards(Admin admin, String groupId) {
        Map<TopicPartition, OffsetAndMetadata> committed = AdminTopicStore.await(
                "read the offsets of " + groupId,
                admin.listConsumerGroupOffsets(groupId).partitionsToOffsetAndMetadata());
        Map<TopicPartition, RecordsToDelete> read = new HashMap<>();
        committed.forEach((partition, offset) -> {
            if (offset != null && partition.topic().equals(Topics.SHARD_MESSAGES.name())) {
                read.put(partition, RecordsToDelete.beforeOffset(offset.offset()));
            }
        });
        if (!read.isEmpty()) {
            AdminTopicStore.await(
                    "purge " + Topics.SHARD_MESSAGES, admin.deleteRecords(read).all());
        }
    }

    static Collection<Topic<?>> ofTables(TopicPlan plan, Collection<String> tables) {
        // Under the shared layout all tables name the same two topics.
        Map<String, Topic<?>> byName = new HashMap<>();
        for (String table : tables) {
            plan.topics().ofTable(table).forEach(topic -> byName.put(topic.name(), topic));
        }
        return byName.values();
    }

    static void ensure(TopicStore store, TopicPlan plan, Collection<Topic<?>> wanted) {
        List<Topic<?>> all = List.copyOf(wanted);
        for (int from = 0; from < all.size(); from += BATCH) {
            ensureBatch(store, plan, all.subList(from, Math.min(from + BATCH, all.size())));
        }
    }

    private static void ensureBatch(TopicStore store, TopicPlan plan, List<Topic<?>> wanted) {
        Map<String, Integer> found = store.partitions(names(wanted));
        // First: nothing is made beside topics that do not fit.
        plan.check(wanted, found);
        List<Topic<?>> missing = plan.missing(wanted, found);
        if (missing.isEmpty()) {
            return;
        }
        store.create(missing.stream().map(plan::create).toList());
        awaitVisible(store, plan, missing);
    }

    /** A topic that was made is seen a little later, and a reader that looks for it before that fails. */
    private static void awaitVisible(TopicStore store, TopicPlan plan, List<Topic<?>> made) {
        List<Topic<?>> hidden = made;
        for (int look = 1; look <= MAX_LOOKS; look++) {
            Map<String, Integer> found = store.partitions(names(hidden));
            // Another process with another plan may have been faster.
            plan.check(hidden, found);
            hidden = plan.missing(hidden, found);
            if (hidden.isEmpty()) {
                return;
            }
            store.pause();
        }
        throw new KafkaException("topics were made but cannot be seen: " + names(hidden));
    }

    private static Set<String> names(Collection<Topic<?>> topics) {
        return topics.stream().map(Topic::name).collect(Collectors.toSet());
    }
}
