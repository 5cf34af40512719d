package dev.expunge.testkit;

import dev.expunge.broker.BrokerSettings;
import dev.expunge.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;

/** Brokers that replicate to each other, each in a process of its own, to be killed and started again one by one. */
public final class BrokerCluster implements AutoCloseable {

    private final Path dir;
    private final String clusterId = Uuid.randomUuid().toString();
    private final SortedMap<Integer, BrokerSettings.Ports> ports;
    private final SortedMap<Integer, EmbeddedBroker> brokers = new TreeMap<>();

    private BrokerCluster(Path dir, int nodes) {
        this.dir = dir;
        this.ports = EmbeddedBroker.freePorts(nodes);
    }

    /** Starts that many brokers side by side, with ids from 1, and waits until all are ready. */
    public static BrokerCluster start(Path dir, int nodes) {
        BrokerCluster cluster = new BrokerCluster(dir, nodes);
        try {
            cluster.ports.keySet().forEach(cluster::launch);
            cluster.brokers.values().forEach(broker -> broker.awaitReady(EmbeddedBroker.START_LIMIT));
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    public String bootstrapServers() {
        return ports.values().stream().map(port -> "127.0.0.1:" + port.client()).collect(Collectors.joining(","));
    }

    public EmbeddedBroker broker(int node) {
        EmbeddedBroker broker = brokers.get(node);
        if (broker == null) {
            throw new IllegalArgumentException("node: " + node + " is not among " + brokers.keySet());
        }
        return broker;
    }

    /** As {@code kill -9} of that node's process. */
    public void kill(int node) {
        broker(node).kill();
    }

    /** Starts a node that was killed or stopped, with its old data and ports, and waits until it is ready. */
    public void restart(int node) {
        broker(node).close();
        launch(node);
        broker(node).awaitReady(EmbeddedBroker.START_LIMIT);
    }

    /** Ends all nodes; by force, because a test's data are thrown away. */
    @Override
    public void close() {
        brokers.values().forEach(EmbeddedBroker::kill);
    }

    private void launch(int node) {
        Path home = dir.resolve("broker-" + node);
        brokers.put(node, EmbeddedBroker.launch(new BrokerSettings(home, clusterId, node, ports, Map.of())));
    }
}
