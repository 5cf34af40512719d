package dev.expunge.streams.config;

import dev.expunge.schema.topic.Layout;
import java.nio.file.Path;
import java.util.Map;

/** All that the Streams shell of a service needs to know. */
public record StreamsSettings(Cluster cluster, Instance instance, Pace pace, Memory memory) {

    /**
     * Reads {@code EXPUNGE_*}; what is not set has its default.
     *
     * @throws SettingException naming the setting and its value
     */
    public static StreamsSettings from(Environment env) {
        return new StreamsSettings(cluster(env), instance(env), pace(env), memory(env));
    }

    private static Cluster cluster(Environment env) {
        Map<String, String> client = env.below("EXPUNGE_KAFKA_");
        return new Cluster(
                env.text("EXPUNGE_BOOTSTRAP_SERVERS", "127.0.0.1:9092"),
                env.integer("EXPUNGE_SHARDS", 8),
                env.integer("EXPUNGE_REPLICATION_FACTOR", 1),
                env.choice("EXPUNGE_TOPICS", Layout.PER_TABLE),
                client);
    }

    private static Instance instance(Environment env) {
        return new Instance(
                env.text("EXPUNGE_APPLICATION_ID_PREFIX", "expunge"),
                env.text("EXPUNGE_INSTANCE_ID", "1"),
                Path.of(env.text("EXPUNGE_STATE_DIR", "data/state")),
                env.integer("EXPUNGE_THREADS", 1),
                env.integer("EXPUNGE_STANDBY_REPLICAS", 0));
    }

    private static Pace pace(Environment env) {
        return new Pace(
                env.integer("EXPUNGE_POLL_MS", Pace.DEFAULT.pollMs()),
                env.integer("EXPUNGE_COMMIT_INTERVAL_MS", Pace.DEFAULT.commitIntervalMs()),
                env.integer("EXPUNGE_SESSION_TIMEOUT_MS", Pace.DEFAULT.sessionTimeoutMs()),
                env.integer("EXPUNGE_BROKER_WAIT_MS", Pace.DEFAULT.brokerWaitMs()),
                env.integer("EXPUNGE_CLOSE_WAIT_MS", Pace.DEFAULT.closeWaitMs()));
    }

    private static Memory memory(Environment env) {
        return new Memory(
                env.whole("EXPUNGE_BLOCK_CACHE_BYTES", Memory.DEFAULT.blockCacheBytes()),
                env.whole("EXPUNGE_WRITE_BUFFER_BYTES", Memory.DEFAULT.writeBufferBytes()));
    }
}
