package dev.expunge.schema.topic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * How topics are to be made on one cluster.
 *
 * @param shards the same for as long as the cluster holds data
 */
public record TopicPlan(int shards, short replicationFactor, Layout layout) {

    private static final int MAX_SHARDS = 10_000;

    public TopicPlan {
        if (shards < 1 || shards > MAX_SHARDS) {
            throw new IllegalArgumentException("shards cannot be " + shards + ": 1 to " + MAX_SHARDS);
        }
        if (replicationFactor < 1) {
            throw new IllegalArgumentException("replicationFactor cannot be " + replicationFactor + ": at least 1");
        }
    }

    public Topics topics() {
        return new Topics(layout);
    }

    NewTopic create(Topic<?> topic) {
        Map<String, String> settings = topic.keeping().settings();
        // One replica may be away, and a write still is on two.
        settings.put("min.insync.replicas", replicationFactor >= 3 ? "2" : "1");
        return new NewTopic(topic.name(), topic.spread().partitions(shards), replicationFactor).configs(settings);
    }

    /** @param found partitions of the topics that exist */
    List<Topic<?>> missing(Collection<Topic<?>> wanted, Map<String, Integer> found) {
        return wanted.stream()
                .filter(topic -> !found.containsKey(topic.name()))
                .<Topic<?>>map(topic -> topic)
                .toList();
    }

    /** @throws TopicMismatchException a topic exists with another number of partitions */
    void check(Collection<Topic<?>> wanted, Map<String, Integer> found) {
        List<String> mismatches = new ArrayList<>();
        for (Topic<?> topic : wanted) {
            int expected = topic.spread().partitions(shards);
            Integer partitions = found.get(topic.name());
            if (partitions != null && partitions != expected) {
                mismatches.add("topic " + topic + " has " + partitions + " partitions, expected " + expected);
            }
        }
        if (!mismatches.isEmpty()) {
            throw new TopicMismatchException(mismatches);
        }
    }
}
