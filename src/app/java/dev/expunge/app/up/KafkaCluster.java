package dev.expunge.app.up;

import dev.expunge.app.ExitCode;
import dev.expunge.app.Problem;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.common.config.ConfigException;

/**
 * A running cluster, looked at before anything rests on it.
 *
 * @param nodes brokers that are there now
 */
record KafkaCluster(String id, int nodes) {

    static final Duration LIMIT = Duration.ofSeconds(15);

    private static final String TRANSACTIONS = "transaction.version";
    private static final int TRANSACTIONS_NEEDED = 2;

    /** The cluster that a client with these settings finds. @throws Problem if nobody answers, or its transactions are of an older kind than is needed */
    static KafkaCluster check(Map<String, Object> settings, Duration limit) {
        int limitMs = (int) limit.toMillis();
        String addresses = String.valueOf(settings.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
        Map<String, Object> config = new HashMap<>(settings);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, limitMs);
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, limitMs);
        config.put(AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        try (Admin admin = Admin.create(config)) {
            DescribeClusterResult cluster = admin.describeCluster();
            String id = cluster.clusterId().get(limitMs, TimeUnit.MILLISECONDS);
            int nodes = cluster.nodes().get(limitMs, TimeUnit.MILLISECONDS).size();
            FinalizedVersionRange transactions = admin.describeFeatures()
                    .featureMetadata()
                    .get(limitMs, TimeUnit.MILLISECONDS)
                    .finalizedFeatures()
                    .get(TRANSACTIONS);
            int version = transactions == null ? 0 : transactions.maxVersionLevel();
            if (version < TRANSACTIONS_NEEDED) {
                throw new Problem(
                        ExitCode.NOT_REACHABLE,
                        "The Kafka cluster at " + addresses + " has " + TRANSACTIONS + "=" + version
                                + ", and exactly-once needs " + TRANSACTIONS_NEEDED
                                + ". Raise it with: kafka-features.sh --bootstrap-server " + addresses
                                + " upgrade --feature " + TRANSACTIONS + "=" + TRANSACTIONS_NEEDED);
            }
            return new KafkaCluster(id, nodes);
        } catch (ExecutionException | TimeoutException e) {
            throw unreachable(addresses, "it did not answer within " + limit.toSeconds() + " s", e);
        } catch (org.apache.kafka.common.KafkaException e) {
            Throwable cause = e.getCause() instanceof ConfigException ? e.getCause() : e;
            throw unreachable(addresses, String.valueOf(cause.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(addresses, "interrupted", e);
        }
    }

    private static Problem unreachable(String addresses, String why, Exception e) {
        return new Problem(
                ExitCode.NOT_REACHABLE,
                "Kafka at " + addresses + " cannot be reached: " + why
                        + ". Check --kafka, or leave it away to use the broker that comes with Expunge.",
                e);
    }
}
