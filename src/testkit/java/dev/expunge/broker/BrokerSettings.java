package dev.expunge.broker;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What one broker needs to know. It is broker and controller in one.
 *
 * @param dir the broker keeps its data in {@code dir/kafka} and its log in {@code dir/logs}
 * @param nodes the ports of all nodes of the cluster by node id, this one's too
 * @param overrides further Kafka settings; they win over the defaults
 */
public record BrokerSettings(
        Path dir, String clusterId, int nodeId, SortedMap<Integer, Ports> nodes, Map<String, String> overrides) {

    /** The ports of one node on the loopback address. */
    public record Ports(int client, int controller) {}

    private static final int INTERNAL_PARTITIONS = 4;
    /**
     * A pass of the log cleaner takes as many new keys as fit in here, 24 bytes each, and copies the whole log: with room for
     * 80,000 it took a processor for itself when a million rows were deleted.
     */
    private static final int CLEANER_BUFFER_BYTES = 64 * 1024 * 1024;

    public BrokerSettings {
        dir = dir.toAbsolutePath().normalize();
        nodes = new TreeMap<>(nodes);
        overrides = Map.copyOf(overrides);
        if (!nodes.containsKey(nodeId)) {
            throw new IllegalArgumentException("nodeId: " + nodeId + " is not among the nodes " + nodes.keySet());
        }
    }

    public Path dataDir() {
        return dir.resolve("kafka");
    }

    public Path logDir() {
        return dir.resolve("logs");
    }

    public Ports ports() {
        return Objects.requireNonNull(nodes.get(nodeId));
    }

    public String address() {
        return "127.0.0.1:" + ports().client();
    }

    /** The contents of {@code server.properties}. */
    public Map<String, String> serverProperties() {
        String replicas = Integer.toString(Math.min(3, nodes.size()));
        String minInSync = nodes.size() >= 3 ? "2" : "1";
        Map<String, String> all = new LinkedHashMap<>();
        all.put("process.roles", "broker,controller");
        all.put("node.id", Integer.toString(nodeId));
        all.put(
                "controller.quorum.voters",
                nodes.entrySet().stream()
                        .map(node ->
                                node.getKey() + "@127.0.0.1:" + node.getValue().controller())
                        .collect(Collectors.joining(",")));
        all.put("listeners", "CLIENT://" + address() + ",CONTROLLER://127.0.0.1:" + ports().controller());
        all.put("advertised.listeners", "CLIENT://" + address());
        all.put("controller.listener.names", "CONTROLLER");
        all.put("inter.broker.listener.name", "CLIENT");
        all.put("listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        all.put("log.dirs", dataDir().toString());
        all.put("auto.create.topics.enable", "false");
        all.put("default.replication.factor", replicas);
        all.put("min.insync.replicas", minInSync);
        for (String internal :
                new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            all.put(internal + ".num.partitions", Integer.toString(INTERNAL_PARTITIONS));
            all.put(internal + ".replication.factor", replicas);
        }
        all.put("transaction.state.log.min.isr", minInSync);
        all.put("share.coordinator.state.topic.min.isr", minInSync);
        all.put("group.initial.rebalance.delay.ms", "0");
        // A batch often comes while the markers of its producer's last transaction are being written.
        all.put("add.partitions.to.txn.retry.backoff.ms", "2");
        all.put("log.cleaner.dedupe.buffer.size", Integer.toString(CLEANER_BUFFER_BYTES));
        if (nodes.size() > 1) {
            // A dead broker is noticed soon. A single one keeps Kafka's 9 s: if it is merely slow it must not be
            // declared
            // dead, though after a kill -9 its successor has to wait for so long.
            all.put("broker.session.timeout.ms", "3000");
            all.put("broker.heartbeat.interval.ms", "500");
        }
        all.putAll(overrides);
        return all;
    }
}
