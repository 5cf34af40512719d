package dev.expunge.app.cli.doctor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.SupportedVersionRange;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.jspecify.annotations.Nullable;

/** Looks at a Kafka cluster: its version, its transactions, and what {@link TopicsLook} and {@link LagLook} see. */
public final class KafkaLook {

    private static final String KAFKA = "kafka";
    private static final String METADATA = "metadata.version";
    private static final String TRANSACTIONS = "transaction.version";
    private static final int TRANSACTIONS_NEEDED = 2;
    private static final int LIMIT_MS = 15_000;

    private KafkaLook() {}

    /**
     * @param tables whose topics there should be
     * @param prefix of the consumer groups
     */
    public static List<Finding> look(String servers, Collection<String> tables, String prefix) {
        List<Finding> findings = new ArrayList<>();
        Map<String, Object> config = new HashMap<>();
        config.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, LIMIT_MS);
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, LIMIT_MS);
        config.put(AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        try (Admin admin = Admin.create(config)) {
            int nodes = answer(admin.describeCluster().nodes()).size();
            FeatureMetadata features = answer(admin.describeFeatures().featureMetadata());
            findings.add(version(
                    nodes,
                    features.finalizedFeatures().get(METADATA),
                    features.supportedFeatures().get(METADATA)));
            findings.add(transactions(servers, features.finalizedFeatures()));
            findings.addAll(TopicsLook.look(admin, tables, nodes));
            findings.addAll(LagLook.look(admin, prefix));
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            findings.add(Finding.wrong(
                    KAFKA,
                    "at " + servers + " does not answer"
                            + (cause.getMessage() == null ? "" : ": " + cause.getMessage()),
                    "Check --kafka, the listeners of the brokers, and whether they run"));
        }
        return findings;
    }

    /** @throws KafkaException if it does not come in time, or is a failure */
    static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(LIMIT_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("no answer within " + LIMIT_MS / 1_000 + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }

    /** After the last broker was replaced, the cluster goes on as its old version until it is told. */
    static Finding version(int nodes, @Nullable FinalizedVersionRange used, @Nullable SupportedVersionRange possible) {
        int level = used == null ? 0 : used.maxVersionLevel();
        int best = possible == null ? level : possible.maxVersion();
        String what = nodes + " brokers, " + METADATA + " level " + level;
        return level >= best
                ? Finding.ok(KAFKA, what)
                : Finding.warning(
                        KAFKA,
                        what + ", and the brokers know " + best,
                        "When no older broker is to come back: kafka-features.sh upgrade --release-version");
    }

    static Finding transactions(String servers, Map<String, FinalizedVersionRange> features) {
        FinalizedVersionRange found = features.get(TRANSACTIONS);
        int version = found == null ? 0 : found.maxVersionLevel();
        return version >= TRANSACTIONS_NEEDED
                ? Finding.ok(KAFKA, TRANSACTIONS + " " + version)
                : Finding.wrong(
                        KAFKA,
                        TRANSACTIONS + " is " + version + ", and exactly-once needs " + TRANSACTIONS_NEEDED,
                        "kafka-features.sh --bootstrap-server " + servers + " upgrade --feature " + TRANSACTIONS + "="
                                + TRANSACTIONS_NEEDED);
    }
}
