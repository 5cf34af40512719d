package dev.expunge.streams.config;

import dev.expunge.schema.topic.Layout;
import dev.expunge.schema.topic.TopicPlan;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The Kafka cluster and what Expunge lays out on it.
 *
 * @param bootstrapServers {@code host:port}, several separated by commas
 * @param shards partitions of each of the topics that shards read; never changes once topics exist
 * @param replicationFactor of topics and changelogs
 * @param client further settings of every Kafka client, for instance {@code security.protocol}
 */
public record Cluster(
        String bootstrapServers, int shards, int replicationFactor, Layout layout, Map<String, String> client) {

    private static final Pattern HOST_PORT = Pattern.compile("[^\\s,:]+:\\d{1,5}|\\[[0-9A-Fa-f:.]+]:\\d{1,5}");

    public Cluster {
        Check.holds(!bootstrapServers.isBlank(), "bootstrapServers", bootstrapServers, "host:port");
        for (String server : List.of(bootstrapServers.split(",", -1))) {
            Check.holds(
                    HOST_PORT.matcher(server.strip()).matches(),
                    "bootstrapServers",
                    bootstrapServers,
                    "host:port, several separated by commas");
        }
        Check.between("shards", shards, 1, 4_096);
        Check.between("replicationFactor", replicationFactor, 1, 16);
        client = Map.copyOf(client);
    }

    /** How topics are made on it. */
    public TopicPlan plan() {
        return new TopicPlan(shards, (short) replicationFactor, layout);
    }
}
