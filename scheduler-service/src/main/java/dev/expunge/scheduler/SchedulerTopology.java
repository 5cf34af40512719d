package dev.expunge.scheduler;

import dev.expunge.schema.EventCodecs;
import dev.expunge.schema.topic.Layout;
import dev.expunge.schema.topic.Topics;
import dev.expunge.schema.wire.SchemaIds;
import dev.expunge.streams.record.Quarantine;
import dev.expunge.streams.record.Sinks;
import dev.expunge.streams.record.TaskProcessor;
import dev.expunge.streams.state.CommitStore;
import dev.expunge.streams.state.NamedStores;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** timers → scheduler → commands. */
final class SchedulerTopology {

    static final String TIMERS = "timers";
    static final String SCHEDULER = "scheduler";
    static final String COMMANDS = "to-commands";
    static final String CURRENT = "current-timers";
    static final String DUE = "due-timers";

    private SchedulerTopology() {}

    static Topology build(FiringRules rules, SchemaIds ids) {
        Topology topology = new Topology();
        topology.addSource(TIMERS, new ByteArrayDeserializer(), new ByteArrayDeserializer(), Topics.TIMERS.name());
        topology.addProcessor(SCHEDULER, () -> new TaskProcessor(context -> task(context, rules, ids)), TIMERS);
        topology.addStateStore(NamedStores.bytes(CURRENT), SCHEDULER);
        topology.addStateStore(NamedStores.bytes(DUE), SCHEDULER);
        Sinks.add(topology, COMMANDS, Topics.COMMANDS, SCHEDULER);
        Quarantine.addSinks(topology, SCHEDULER);
        return topology;
    }

    private static TimerTask task(ProcessorContext<Object, byte[]> context, FiringRules rules, SchemaIds ids) {
        CommitStore current = context.getStateStore(CURRENT);
        CommitStore due = context.getStateStore(DUE);
        Timers timers = new Timers(current.storage(), due.storage());
        // The layout is of no matter here: the scheduler writes no rows.
        EventCodecs codecs = new EventCodecs(new Topics(Layout.SHARED), ids, Scheduler.NAME);
        return new TimerTask(
                context, timers, rules, codecs, Topics.TIMERS.codec().apply(ids));
    }
}
