package dev.expunge.api.view;

import dev.expunge.api.port.Part;
import dev.expunge.core.event.Routing;
import dev.expunge.schema.topic.Topic;
import dev.expunge.schema.topic.Topics;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/** Which partitions hold a part of the log. */
final class Parts {

    private final Topics topics;
    private final int shards;

    Parts(Topics topics, int shards) {
        this.topics = topics;
        this.shards = shards;
    }

    Set<TopicPartition> of(Part part) {
        if (part instanceof Part.OneRow row) {
            return one(topics.rows(row.table()), row.key());
        } else if (part instanceof Part.AllRows rows) {
            return all(topics.rows(rows.table()));
        } else if (part instanceof Part.OneDelete delete) {
            return one(Topics.DELETES, delete.deleteId());
        } else if (part instanceof Part.AuditOf audit) {
            return one(Topics.AUDIT, audit.deleteId());
        } else if (part instanceof Part.AllDeletes) {
            return all(Topics.DELETES);
        } else if (part instanceof Part.AllAudit) {
            return all(Topics.AUDIT);
        }
        return all(Topics.CATALOG);
    }

    Set<TopicPartition> all(Topic<?> topic) {
        return IntStream.range(0, partitions(topic))
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .collect(Collectors.toUnmodifiableSet());
    }

    int partitions(Topic<?> topic) {
        return topic.spread().partitions(shards);
    }

    private Set<TopicPartition> one(Topic<?> topic, String key) {
        return Set.of(new TopicPartition(topic.name(), Routing.shardOf(key, partitions(topic))));
    }
}
