package dev.expunge.streams;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;

/** Which topics a topology reads, and which stores it has. */
final class TopologyParts {

    private TopologyParts() {}

    static Set<String> topics(Topology topology) {
        Set<String> topics = new TreeSet<>();
        eachNode(topology, node -> {
            if (node instanceof TopologyDescription.Source source) {
                topics.addAll(source.topicSet());
            }
        });
        return topics;
    }

    static Set<String> stores(Topology topology) {
        Set<String> stores = new TreeSet<>();
        eachNode(topology, node -> {
            if (node instanceof TopologyDescription.Processor processor) {
                stores.addAll(processor.stores());
            }
        });
        return stores;
    }

    private static void eachNode(Topology topology, Consumer<TopologyDescription.Node> visit) {
        topology.describe().subtopologies().forEach(part -> part.nodes().forEach(visit));
    }
}
