package dev.expunge.processor.source;

import dev.expunge.schema.topic.Topics;
import dev.expunge.streams.config.StreamsSettings;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The Kafka clients of the feed.
 *
 * @param groupId all instances share the topics' partitions in this group
 */
public record FeedClients(StreamsSettings settings, String groupId) {

    private static final int MAX_POLL_RECORDS = 2_000;
    private static final int METADATA_MS = 10_000;

    /** Partitions of an instance that died in mid-transaction are stuck for as long. */
    private static final int TRANSACTION_MS = 15_000;

    Consumer<byte[], byte[]> catalogConsumer() {
        return new KafkaConsumer<>(consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    Consumer<byte[], byte[]> sourceConsumer() {
        Map<String, Object> config = consumer();
        int session = settings.pace().sessionTimeoutMs();
        config.put(ConsumerConfig.GROUP_ID_CONFIG, groupId);
        config.put(
                CommonClientConfigs.GROUP_INSTANCE_ID_CONFIG,
                settings.instance().instanceId());
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, session);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, session / 5);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_POLL_RECORDS);
        config.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, METADATA_MS);
        config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    Producer<byte[], byte[]> producer() {
        Map<String, Object> config = cluster();
        config.put(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                groupId + "-" + settings.instance().instanceId());
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MS);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_MESSAGE_BYTES);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private Map<String, Object> consumer() {
        Map<String, Object> config = cluster();
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return config;
    }

    private Map<String, Object> cluster() {
        Map<String, Object> config = new HashMap<>(settings.cluster().client());
        config.put(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.cluster().bootstrapServers());
        return config;
    }
}
