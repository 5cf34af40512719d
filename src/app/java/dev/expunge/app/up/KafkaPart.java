package dev.expunge.app.up;

import dev.expunge.app.ExitCode;
import dev.expunge.app.Problem;
import dev.expunge.broker.EmbeddedBroker;
import dev.expunge.schema.topic.TopicAdmin;
import dev.expunge.schema.topic.TopicMismatchException;
import dev.expunge.schema.topic.TopicPlan;
import dev.expunge.streams.config.Environment;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;

/** Kafka, ours or a running cluster, with the topics that are there before any table. */
final class KafkaPart implements Part {

    private static final int MAX_REPLICAS = 3;

    private final UpConfig config;
    private final FolderSettings settings;
    private final Consumer<String> broken;
    private volatile @Nullable EmbeddedBroker own;
    private volatile int replicas = 1;

    /** @param broken is told when the broker ends by itself */
    KafkaPart(UpConfig config, FolderSettings settings, Consumer<String> broken) {
        this.config = config;
        this.settings = settings;
        this.broken = broken;
    }

    @Override
    public String name() {
        return "Kafka";
    }

    @Override
    public void start() {
        if (config.kafka() == null) {
            settings.onCluster(FolderSettings.OWN_CLUSTER);
            startOwn();
        } else {
            KafkaCluster cluster = KafkaCluster.check(adminSettings(), KafkaCluster.LIMIT);
            settings.onCluster(cluster.id());
            replicas = Math.min(MAX_REPLICAS, cluster.nodes());
        }
        ensureTopics();
    }

    /** {@code HOST:PORT}, once started. */
    String address() {
        EmbeddedBroker broker = own;
        return broker == null ? String.valueOf(config.kafka()) : broker.bootstrapServers();
    }

    /** Copies of each partition that the cluster has room for, at most 3. */
    int replicas() {
        return replicas;
    }

    /** What every client of a running cluster is told beside the address: {@code EXPUNGE_KAFKA_SECURITY_PROTOCOL} and such. */
    Map<String, String> clientSettings() {
        return config.kafka() == null ? Map.of() : Environment.ofProcess().below("EXPUNGE_KAFKA_");
    }

    /** How topics are made on it. */
    TopicPlan plan() {
        return new TopicPlan(settings.shards(), (short) replicas, settings.topics());
    }

    @Override
    public void close() {
        EmbeddedBroker broker = own;
        if (broker != null) {
            broker.close();
        }
    }

    private void startOwn() {
        EmbeddedBroker broker = EmbeddedBroker.launch(EmbeddedBroker.single(settings.dir()));
        own = broker;
        broker.awaitReady(EmbeddedBroker.START_LIMIT);
        var unused = broker.ended().thenRun(() -> broken.accept("The Kafka broker ended by itself"));
    }

    private Map<String, Object> adminSettings() {
        Map<String, Object> all = new HashMap<>(clientSettings());
        all.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address());
        return all;
    }

    private void ensureTopics() {
        try (Admin admin = Admin.create(adminSettings())) {
            TopicAdmin.ensure(admin, plan());
        } catch (TopicMismatchException e) {
            throw new Problem(
                    ExitCode.USAGE, "The topics at " + address() + " do not fit --shards: " + e.getMessage() + ".", e);
        }
    }
}
