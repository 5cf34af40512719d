package dev.expunge.api.kafka;

import dev.expunge.schema.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Makes the clients, with all waits bounded.
 *
 * @param properties further client properties, for instance on security; ours win
 */
public record KafkaClients(String bootstrapServers, String clientId, Map<String, String> properties) {

    /** Until a record is given up; less than a caller waits, so that the caller hears of the broker. */
    private static final Duration DELIVERY = Duration.ofSeconds(8);

    private static final Duration REQUEST = Duration.ofSeconds(4);
    private static final Duration BLOCK = Duration.ofSeconds(4);
    private static final Duration ADMIN = Duration.ofSeconds(15);
    /** A fetch that finds nothing holds up partitions that are read from now on. */
    private static final Duration FETCH_WAIT = Duration.ofMillis(50);

    private static final int LINGER_MS = 2;
    private static final int BATCH_BYTES = 64 * 1024;
    private static final long BUFFER_BYTES = 64L * 1024 * 1024;
    private static final int FETCH_BYTES = 16 * 1024 * 1024;
    private static final int POLL_RECORDS = 2_000;

    public Producer<byte[], byte[]> producer() {
        Map<String, Object> config = common("producer");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_MESSAGE_BYTES);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, ms(DELIVERY));
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, ms(REQUEST));
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, ms(BLOCK));
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    public Consumer<byte[], byte[]> consumer() {
        Map<String, Object> config = common("view");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, ms(FETCH_WAIT));
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ms(ADMIN));
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    public Admin admin() {
        Map<String, Object> config = common("admin");
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ms(ADMIN));
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ms(REQUEST));
        return Admin.create(config);
    }

    private Map<String, Object> common(String part) {
        Map<String, Object> config = new HashMap<>(properties);
        config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        config.put(ProducerConfig.CLIENT_ID_CONFIG, clientId + "-" + part);
        config.put("enable.metrics.push", false);
        config.put("reconnect.backoff.max.ms", 1_000);
        return config;
    }

    private static int ms(Duration duration) {
        return (int) duration.toMillis();
    }
}
