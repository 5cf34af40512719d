package dev.expunge.api;

import dev.expunge.api.http.HttpServer;
import dev.expunge.schema.topic.TopicPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the service is told.
 *
 * @param bootstrapServers {@code host:port}, several separated by commas
 * @param plan shards, replication and layout of the topics
 * @param client further settings of every Kafka client, for instance {@code security.protocol}
 * @param dataDir holds the view; of this instance alone; may be thrown away when the service is stopped
 */
public record ApiConfig(
        String bootstrapServers, TopicPlan plan, Map<String, String> client, HttpServer.Address http, Path dataDir) {

    private static final Pattern HOST_PORT = Pattern.compile("[^\\s,:/]+:\\d{1,5}|\\[[0-9A-Fa-f:.]+]:\\d{1,5}");
    private static final int MAX_PORT = 65_535;

    public ApiConfig {
        for (String server : List.of(bootstrapServers.split(",", -1))) {
            require(
                    HOST_PORT.matcher(server.strip()).matches(),
                    "bootstrapServers",
                    bootstrapServers,
                    "host:port, several separated by commas");
        }
        require(!http.host().isBlank(), "http host", http.host(), "a host name or address");
        require(http.port() >= 0 && http.port() <= MAX_PORT, "http port", http.port(), "from 0 to " + MAX_PORT);
        require(!dataDir.toString().isBlank(), "dataDir", dataDir, "a directory");
        client = Map.copyOf(client);
    }

    private static void require(boolean holds, String name, Object value, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(name + " must be " + rule + ", but is \"" + value + "\"");
        }
    }
}
