package dev.expunge.streams;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for a broker that is away, and makes sure that it can do what exactly-once needs. */
final class BrokerCheck {

    static final String FEATURE = "transaction.version";
    static final short NEEDED = 2;

    private static final Logger LOG = LoggerFactory.getLogger(BrokerCheck.class);
    private static final int ATTEMPT_MS = 3_000;
    private static final int PAUSE_MS = 1_000;

    private final Properties client;
    private final int waitMs;
    private final CountDownLatch stopped;

    /** @param stopped ends the wait when it reaches 0 */
    BrokerCheck(Properties client, int waitMs, CountDownLatch stopped) {
        this.client = client;
        this.waitMs = waitMs;
        this.stopped = stopped;
    }

    /**
     * An admin client of a broker that answers.
     *
     * @throws StartException when none did in time, or the wait was stopped
     */
    Admin connect() {
        long start = System.nanoTime();
        Object servers = client.get("bootstrap.servers");
        for (; ; ) {
            String fault;
            try {
                return answering(Admin.create(client));
            } catch (KafkaException e) {
                fault = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            }
            long waitedMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            if (waitedMs >= waitMs) {
                throw new StartException("No Kafka broker answered at " + servers + " within " + waitMs
                        + " ms (brokerWaitMs): " + fault);
            }
            LOG.info("Waiting for Kafka at {}: {} s of at most {} s", servers, waitedMs / 1000, waitMs / 1000);
            pause();
        }
    }

    private static Admin answering(Admin admin) {
        try {
            admin.describeCluster(new DescribeClusterOptions().timeoutMs(ATTEMPT_MS))
                    .clusterId()
                    .get();
            return admin;
        } catch (ExecutionException e) {
            admin.close(Duration.ZERO);
            throw new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            admin.close(Duration.ZERO);
            throw StartException.interrupted();
        }
    }

    private void pause() {
        try {
            if (stopped.await(PAUSE_MS, TimeUnit.MILLISECONDS)) {
                throw new StartException("Stopped while waiting for Kafka");
            }
        } catch (InterruptedException e) {
            throw StartException.interrupted();
        }
    }

    /** @throws StartException naming the level found and the level needed */
    static void requireTransactions(Admin admin) {
        try {
            requireLevel(admin.describeFeatures().featureMetadata().get().finalizedFeatures());
        } catch (ExecutionException e) {
            throw new StartException("Cannot ask the broker for its features: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw StartException.interrupted();
        }
    }

    static void requireLevel(Map<String, FinalizedVersionRange> features) {
        FinalizedVersionRange range = features.get(FEATURE);
        int found = range == null ? 0 : range.maxVersionLevel();
        if (found < NEEDED) {
            throw new StartException("The broker has " + FEATURE + " " + found + ", exactly-once needs " + NEEDED
                    + " or above; raise it with: kafka-features.sh upgrade --feature " + FEATURE + "=" + NEEDED);
        }
    }
}
