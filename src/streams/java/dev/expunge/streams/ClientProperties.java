package dev.expunge.streams;

import dev.expunge.schema.topic.Topics;
import dev.expunge.streams.config.StreamsSettings;
import dev.expunge.streams.state.SharedMemory;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** From settings to Kafka's own configuration. */
public final class ClientProperties {

    private static final int MAX_POLL_RECORDS = 2_000;
    private static final int BATCH_BYTES = 128 << 10;
    private static final int ADMIN_TIMEOUT_MS = 15_000;

    /** How often instances look whether shards that were copied can move; Kafka allows no less, and takes ten minutes. */
    private static final int PROBING_REBALANCE_MS = 60_000;

    /** What is missing from a copy is read before its shard goes on: a second's worth. A busy one is never nearer. */
    private static final long ACCEPTABLE_RECOVERY_LAG = 100_000;

    /**
     * A batch that comes while the broker still writes the markers of the last transaction is refused and sent again. With
     * Kafka's 100 ms, which double, a busy processor spent most of its time waiting for that.
     */
    private static final int RETRY_BACKOFF_MS = 4;

    /** Low, since on three brokers a batch is refused some ten times, and then waited for a second at a time. */
    private static final int RETRY_BACKOFF_MAX_MS = 32;

    /** A producer that waits for a topic's metadata longer than this takes its transaction with it. */
    private static final int MAX_BLOCK_MS = 20_000;

    private ClientProperties() {}

    /** Of an admin client, which also serves checks and topic creation. */
    public static Properties admin(StreamsSettings settings) {
        Properties properties = new Properties();
        properties.putAll(settings.cluster().client());
        properties.put(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.cluster().bootstrapServers());
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ADMIN_TIMEOUT_MS);
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ADMIN_TIMEOUT_MS);
        return properties;
    }

    /** Also the consumer group, and the prefix of changelogs. */
    static String applicationId(StreamsSettings settings, String name) {
        return settings.instance().applicationIdPrefix() + "-" + name;
    }

    /** Of a Kafka Streams application of this name. */
    public static Properties streams(StreamsSettings settings, String name) {
        Properties properties = new Properties();
        properties.putAll(settings.cluster().client());
        properties.putAll(application(settings, name));
        properties.putAll(guarantees(settings));
        properties.putAll(producer());
        properties.putAll(moves(settings));
        properties.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG), ReadCount.class.getName());
        // No order between topics is promised, so no shard waits for the records of one before it takes those of
        // another.
        properties.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        properties.put(SharedMemory.BLOCK_CACHE_BYTES, settings.memory().blockCacheBytes());
        properties.put(SharedMemory.WRITE_BUFFER_BYTES, settings.memory().writeBufferBytes());
        return properties;
    }

    private static Map<String, Object> application(StreamsSettings settings, String name) {
        return Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                applicationId(settings, name),
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.cluster().bootstrapServers(),
                StreamsConfig.STATE_DIR_CONFIG,
                settings.instance().stateDir().toAbsolutePath().toString(),
                StreamsConfig.NUM_STREAM_THREADS_CONFIG,
                settings.instance().threads(),
                StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG,
                settings.instance().standbyReplicas(),
                StreamsConfig.REPLICATION_FACTOR_CONFIG,
                settings.cluster().replicationFactor(),
                StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
                true,
                StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG,
                SharedMemory.class,
                // State older than a tombstone's life would bring deleted entries back; the topics keep those for 24 h.
                StreamsConfig.STATE_CLEANUP_DIR_MAX_AGE_MS_CONFIG,
                12 * 3_600_000L);
    }

    /** A shard goes to a new instance when that has a copy of its state. All copies are made at once, not two by two. */
    private static Map<String, Object> moves(StreamsSettings settings) {
        return Map.of(
                StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG,
                PROBING_REBALANCE_MS,
                StreamsConfig.MAX_WARMUP_REPLICAS_CONFIG,
                settings.cluster().shards(),
                StreamsConfig.ACCEPTABLE_RECOVERY_LAG_CONFIG,
                ACCEPTABLE_RECOVERY_LAG);
    }

    private static Map<String, Object> guarantees(StreamsSettings settings) {
        return Map.of(
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                StreamsConfig.EXACTLY_ONCE_V2,
                StreamsConfig.POLL_MS_CONFIG,
                settings.pace().pollMs(),
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                settings.pace().commitIntervalMs(),
                StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG,
                0,
                // A static member that comes back within the session finds its tasks waiting, without a rebalance.
                StreamsConfig.mainConsumerPrefix(CommonClientConfigs.GROUP_INSTANCE_ID_CONFIG),
                settings.instance().instanceId(),
                StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
                settings.pace().sessionTimeoutMs(),
                StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
                settings.pace().sessionTimeoutMs() / 5,
                StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG),
                MAX_POLL_RECORDS);
    }

    private static Map<String, Object> producer() {
        return Map.of(
                StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG),
                "lz4",
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                Topics.MAX_MESSAGE_BYTES,
                StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG),
                BATCH_BYTES,
                StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG),
                RETRY_BACKOFF_MS,
                StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG),
                RETRY_BACKOFF_MAX_MS,
                StreamsConfig.producerPrefix(ProducerConfig.MAX_BLOCK_MS_CONFIG),
                MAX_BLOCK_MS);
    }
}
