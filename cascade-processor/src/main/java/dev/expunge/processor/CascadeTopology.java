package dev.expunge.processor;

import dev.expunge.schema.topic.Topic;
import dev.expunge.schema.topic.Topics;
import dev.expunge.streams.record.Quarantine;
import dev.expunge.streams.record.Sinks;
import dev.expunge.streams.record.TaskProcessor;
import dev.expunge.streams.record.TaskProcessor.Task;
import dev.expunge.streams.state.NamedStores;
import java.util.function.Function;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** changes, requests, commands, shards → shard → all that it says. Sources have the same partitions: one task, one shard. */
final class CascadeTopology {

    static final String SHARD = "shard";
    static final String STORE = "shard-store";

    static final String TO_SHARDS = "to-shards";
    static final String TO_ROWS = "to-rows";
    static final String TO_EFFECTS = "to-effects";
    static final String TO_TIMERS = "to-timers";
    static final String TO_DELETES = "to-deletes";
    static final String TO_CATALOG = "to-catalog";
    static final String TO_REPLIES = "to-replies";

    private CascadeTopology() {}

    static Topology build(Function<ProcessorContext<Object, byte[]>, Task> shard) {
        Topology topology = new Topology();
        source(topology, "changes", Topics.CHANGES);
        source(topology, "requests", Topics.REQUESTS);
        source(topology, "commands", Topics.COMMANDS);
        source(topology, "shards", Topics.SHARD_MESSAGES);
        topology.addProcessor(SHARD, () -> new TaskProcessor(shard), "changes", "requests", "commands", "shards");
        topology.addStateStore(NamedStores.bytes(STORE), SHARD);
        Sinks.addByNumber(topology, TO_SHARDS, Topics.SHARD_MESSAGES, SHARD);
        Sinks.addForTables(topology, TO_ROWS, SHARD);
        Sinks.addForTables(topology, TO_EFFECTS, SHARD);
        Sinks.add(topology, TO_TIMERS, Topics.TIMERS, SHARD);
        Sinks.add(topology, TO_DELETES, Topics.DELETES, SHARD);
        Sinks.add(topology, TO_CATALOG, Topics.CATALOG, SHARD);
        Sinks.add(topology, TO_REPLIES, Topics.REPLIES, SHARD);
        Quarantine.addSinks(topology, SHARD);
        return topology;
    }

    private static void source(Topology topology, String name, Topic<?> topic) {
        topology.addSource(name, new ByteArrayDeserializer(), new ByteArrayDeserializer(), topic.name());
    }
}
