package dev.expunge.processor;

import dev.expunge.core.shard.Exchange;
import dev.expunge.core.shard.Shard;
import dev.expunge.processor.source.FeedClients;
import dev.expunge.processor.source.SourceFeed;
import dev.expunge.schema.EventCodecs;
import dev.expunge.schema.topic.TopicAdmin;
import dev.expunge.schema.topic.TopicPlan;
import dev.expunge.schema.wire.SchemaIds;
import dev.expunge.streams.StreamsApp;
import dev.expunge.streams.config.StreamsSettings;
import dev.expunge.streams.health.Health;
import dev.expunge.streams.metrics.PutAside;
import dev.expunge.streams.record.Inlet;
import dev.expunge.streams.record.Outlet;
import dev.expunge.streams.record.Quarantine;
import dev.expunge.streams.record.TaskProcessor.Task;
import dev.expunge.streams.state.CommitStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/** The cascade processor: the shards, each with its rows, references and running units. */
public final class CascadeProcessor implements StreamsApp {

    static final String NAME = "cascade-processor";

    private final ProcessorSettings settings;
    private final TopicPlan plan;
    private final SchemaIds ids;
    private final ThreadLocal<Exchange> exchanges;
    private @Nullable AdminTableTopics tables;
    private @Nullable QueuePurge queuePurge;
    private @Nullable Function<StreamsSettings, SourceFeed> feeding;
    private volatile @Nullable SourceFeed feed;
    private MeterRegistry metrics = new CompositeMeterRegistry();
    private ProcessorFigures figures = new ProcessorFigures(metrics);

    /** @param plan how many shards there are, and how topics are made */
    public CascadeProcessor(ProcessorSettings settings, TopicPlan plan, SchemaIds ids) {
        this.settings = settings;
        this.plan = plan;
        this.ids = ids;
        this.exchanges = ThreadLocal.withInitial(() -> new Exchange(plan.shards(), new SecureRandom()::nextLong));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void prepare(Admin admin, String groupId) {
        TopicAdmin.ensure(admin, plan);
        tables = new AdminTableTopics(admin, plan);
        queuePurge = new QueuePurge(() -> TopicAdmin.purgeShards(admin, groupId), settings.queuePurgeMs());
        feeding = streams -> new SourceFeed(
                plan, ids, new FeedClients(streams, groupId + "-sources"), admin, new PutAside(metrics, NAME));
    }

    @Override
    public void measure(MeterRegistry registry) {
        metrics = registry;
        figures = new ProcessorFigures(registry);
    }

    @Override
    public void run(StreamsSettings streams) {
        SourceFeed started =
                Objects.requireNonNull(feeding, "prepare comes first").apply(streams);
        feed = started;
        started.start();
    }

    @Override
    public Health health() {
        SourceFeed running = feed;
        return running == null ? Health.ready("running") : running.health();
    }

    @Override
    public Topology topology() {
        TableTopics prepared = Objects.requireNonNull(tables, "prepare comes first");
        return topology(prepared);
    }

    Topology topology(TableTopics prepared) {
        return CascadeTopology.build(context -> task(context, prepared));
    }

    private Task task(ProcessorContext<Object, byte[]> context, TableTopics prepared) {
        EventCodecs codecs = new EventCodecs(plan.topics(), ids, NAME);
        Outlet outlet = new Outlet(context);
        Quarantine quarantine = new Quarantine(codecs, outlet, new PutAside(metrics, NAME));
        CommitStore store = context.getStateStore(CascadeTopology.STORE);
        Shard shard = new Shard(context.taskId().partition(), plan.shards(), settings.limits(), store.storage());
        Exchange exchange = exchanges.get();
        store.beforeCommit(exchange::flush);
        Voice voice = new Voice(codecs, outlet, quarantine, prepared, exchange);
        ShardHost host = new ShardHost(context, store, shard, voice, outlet, figures);
        ShardTask task = new ShardTask(context, host, exchange, codecs, new Inlet(quarantine), figures);
        task.schedule(settings.tickMs());
        return task;
    }

    @Override
    public void close() {
        SourceFeed running = feed;
        if (running != null) {
            running.close();
        }
        if (queuePurge != null) {
            queuePurge.close();
        }
    }
}
