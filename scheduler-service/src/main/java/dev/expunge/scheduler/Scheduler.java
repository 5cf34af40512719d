package dev.expunge.scheduler;

import dev.expunge.schema.topic.TopicAdmin;
import dev.expunge.schema.topic.TopicPlan;
import dev.expunge.schema.wire.SchemaIds;
import dev.expunge.streams.StreamsApp;
import dev.expunge.streams.health.Health;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.Topology;

/** The scheduler service: fires due timers. */
public final class Scheduler implements StreamsApp {

    static final String NAME = "scheduler-service";

    /** Firing that is later than this is worth a sentence. */
    private static final long LATE_MS = 1_000;

    private final FiringRules rules;
    private final TopicPlan plan;
    private final SchemaIds ids;

    /** @param plan how topics that are missing are made */
    public Scheduler(SchedulerSettings settings, TopicPlan plan, SchemaIds ids) {
        this.rules =
                new FiringRules(settings, new GuardedClock(settings.clockJumpMs(), System::nanoTime), new Backlog());
        this.plan = plan;
        this.ids = ids;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Topology topology() {
        return SchedulerTopology.build(rules, ids);
    }

    @Override
    public void prepare(Admin admin, String groupId) {
        TopicAdmin.ensure(admin, plan);
    }

    /** An operator says that the wall clock is right after a jump. What it returns is a sentence for him. */
    public String acceptClock() {
        return rules.clock().accept();
    }

    /** How long the timer that has been due longest waits, in ms. */
    public long backlogMs() {
        return rules.backlog().lateMs();
    }

    @Override
    public Health health() {
        long lateMs = backlogMs();
        Health timely =
                Health.ready(lateMs > LATE_MS ? "running, the oldest due timer waits " + lateMs + " ms" : "running");
        return timely.and(rules.clock().health());
    }
}
