package dev.expunge.testing;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.lifecycle.Startables;

/**
 * The product in containers, as the compose file runs it: a broker, a schema registry and the three services, on a network of
 * their own. Needs the artifact {@code testcontainers} and an engine.
 */
public final class ContainerExpunge implements RunningExpunge {

    static final Map<String, String> BROKER = Map.ofEntries(
            Map.entry("KAFKA_NODE_ID", "1"),
            Map.entry("KAFKA_PROCESS_ROLES", "broker,controller"),
            Map.entry("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@broker:9093"),
            Map.entry("KAFKA_LISTENERS", "INSIDE://:9092,CONTROLLER://:9093"),
            Map.entry("KAFKA_ADVERTISED_LISTENERS", "INSIDE://broker:9092"),
            Map.entry("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "INSIDE:PLAINTEXT,CONTROLLER:PLAINTEXT"),
            Map.entry("KAFKA_INTER_BROKER_LISTENER_NAME", "INSIDE"),
            Map.entry("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER"),
            Map.entry("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1"),
            Map.entry("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1"),
            Map.entry("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1"),
            Map.entry("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0"),
            Map.entry("KAFKA_HEAP_OPTS", "-Xms256m -Xmx512m"));
    static final Map<String, String> REGISTRY = Map.of(
            "APICURIO_STORAGE_KIND", "kafkasql",
            "APICURIO_KAFKASQL_BOOTSTRAP_SERVERS", "broker:9092",
            "APICURIO_KAFKASQL_CONSUMER_POLL_TIMEOUT", "1000");
    static final Map<String, String> SERVICE = Map.of(
            "EXPUNGE_BOOTSTRAP_SERVERS", "broker:9092",
            "EXPUNGE_REGISTRY_URL", "http://registry:8080/apis/ccompat/v7",
            "EXPUNGE_SHARDS", "4",
            "EXPUNGE_HEALTH_HOST", "0.0.0.0",
            "EXPUNGE_HTTP_HOST", "0.0.0.0");

    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final String READY = "/health/ready";
    private static final int API = 8080;
    private static final int HEALTH = 8090;

    private final Network network = Network.newNetwork();
    private final GenericContainer<?> broker;
    private final GenericContainer<?> registry;
    private final GenericContainer<?> api;
    private final List<GenericContainer<?>> processors;

    private ContainerExpunge(Images images) {
        broker = container(images.broker(), "broker", BROKER)
                .waitingFor(Wait.forLogMessage(".*Kafka Server started.*", 1));
        registry = ready(container(images.registry(), "registry", REGISTRY), API);
        api = ready(container(images.deleteApi(), "delete-api", SERVICE), API);
        processors = List.of(
                ready(container(images.cascadeProcessor(), "cascade-processor", SERVICE), HEALTH),
                ready(container(images.schedulerService(), "scheduler-service", SERVICE), HEALTH));
    }

    /**
     * Starts a cluster, and returns when it is ready.
     *
     * @param images none is pulled that is there already
     * @return empty
     * @throws org.testcontainers.containers.ContainerLaunchException if a container is not ready within three minutes
     * @throws IllegalStateException if there is no engine
     */
    public static ContainerExpunge start(Images images) {
        ContainerExpunge made = new ContainerExpunge(images);
        try {
            made.broker.start();
            made.registry.start();
            Startables.deepStart(made.processors).join();
            made.api.start();
            return made;
        } catch (RuntimeException e) {
            made.close();
            throw e;
        }
    }

    private GenericContainer<?> container(String image, String name, Map<String, String> settings) {
        return new GenericContainer<>(image)
                .withNetwork(network)
                .withNetworkAliases(name)
                .withEnv(settings)
                .withStartupTimeout(START_LIMIT);
    }

    private static GenericContainer<?> ready(GenericContainer<?> container, int port) {
        return container
                .withExposedPorts(port)
                .waitingFor(Wait.forHttp(READY).forPort(port).withStartupTimeout(START_LIMIT));
    }

    @Override
    public URI uri() {
        return URI.create("http://" + api.getHost() + ":" + api.getMappedPort(API));
    }

    @Override
    public void close() {
        api.stop();
        processors.forEach(GenericContainer::stop);
        registry.stop();
        broker.stop();
        network.close();
    }
}
