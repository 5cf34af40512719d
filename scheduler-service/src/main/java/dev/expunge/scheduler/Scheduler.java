package dev.expunge.scheduler;

import dev.expunge.schema.topic.TopicAdmin;
import dev.expunge.schema.topic.TopicPlan;
import dev.expunge.schema.wire.SchemaIds;
import dev.expunge.streams.StreamsApp;
import dev.expunge.streams.health.Health;
import dev.expunge.streams.metrics.PutAside;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.Topology;

/** The scheduler service: fires due timers. */
public final class Scheduler implements StreamsApp {

    static final String NAME = "scheduler-service";

    /** Firing that is later than this is worth a sentence. */
    private static final long LATE_MS = 1_000;

    private final SchedulerSettings settings;
    private final GuardedClock clock;
    private final Backlog backlog = new Backlog();
    private PutAside putAside = new PutAside(new CompositeMeterRegistry(), NAME);
    private final TopicPlan plan;
    private final SchemaIds ids;

    /** @param plan how topics that are missing are made */
    public Scheduler(SchedulerSettings settings, TopicPlan plan, SchemaIds ids) {
        this.settings = settings;
        this.clock = new GuardedClock(settings.clockJumpMs(), System::nanoTime);
        this.plan = plan;
        this.ids = ids;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Topology topology() {
        return SchedulerTopology.build(new FiringRules(settings, clock, backlog, putAside), ids);
    }

    @Override
    public void measure(MeterRegistry metrics) {
        putAside = new PutAside(metrics, NAME);
        backlog.measure(metrics);
        Gauge.builder(
                        "expunge.clock.stopped",
                        clock,
                        guarded -> guarded.health().ready() ? 0 : 1)
                .description("1: firing has stopped, since the wall clock jumped forward")
                .register(metrics);
    }

    @Override
    public void prepare(Admin admin, String groupId) {
        TopicAdmin.ensure(admin, plan);
    }

    /** An operator says that the wall clock is right after a jump. What it returns is a sentence for him. */
    public String acceptClock() {
        return clock.accept();
    }

    /** How long the timer that has been due longest waits, in ms. */
    public long backlogMs() {
        return backlog.lateMs();
    }

    @Override
    public Health health() {
        long lateMs = backlogMs();
        Health timely =
                Health.ready(lateMs > LATE_MS ? "running, the oldest due timer waits " + lateMs + " ms" : "running");
        return timely.and(clock.health());
    }
}
