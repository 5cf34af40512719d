package dev.expunge.api;

import dev.expunge.api.kafka.KafkaLog;
import dev.expunge.api.view.LogIdentity;
import dev.expunge.schema.topic.TopicAdmin;
import dev.expunge.schema.topic.TopicPlan;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The first contact with the cluster, which may be starting as well. */
final class Connection {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** Every topic's name begins so. */
    private static final String TOPICS = "expunge.";

    private Connection() {}

    /**
     * Makes the topics that are missing.
     *
     * @throws KafkaException if the cluster does not answer within 60 s
     */
    static LogIdentity open(Admin admin, TopicPlan plan, KafkaLog log) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try {
                TopicAdmin.ensure(admin, plan);
                return log.identity(TOPICS);
            } catch (KafkaException e) {
                // Each attempt waits for the cluster by itself.
                if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LOG.warn("Kafka is not ready yet: {}", e.getMessage());
            }
        }
    }
}
