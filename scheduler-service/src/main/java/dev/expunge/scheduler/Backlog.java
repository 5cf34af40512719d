package dev.expunge.scheduler;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.TaskId;

/** How far behind firing is, in plain sight: how many timers there are, which is due next, and how late they fire. */
final class Backlog {

    private static final Duration[] LATENESS = Stream.of(
                    5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 60_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Map<TaskId, Ahead> byTask = new ConcurrentHashMap<>();
    private Timer lateness = lateness(new CompositeMeterRegistry());

    /**
     * What lies ahead of one task.
     *
     * @param timers that have not fired
     * @param nextDueMs when the first of them is due, ms since 1970; {@link Long#MAX_VALUE}: there is none
     * @param lateMs for how long the one that is due longest has waited
     */
    record Ahead(long timers, long nextDueMs, long lateMs) {}

    void measure(MeterRegistry metrics) {
        lateness = lateness(metrics);
        Gauge.builder("expunge.timers", this, backlog -> backlog.timers())
                .description("Timers that have not fired")
                .register(metrics);
        Gauge.builder("expunge.timers.next.due.timestamp", this, backlog -> backlog.nextDueMs() / 1000.0)
                .description("When the next timer is due, seconds since 1970; NaN: there is none")
                .baseUnit("seconds")
                .register(metrics);
        TimeGauge.builder("expunge.timers.overdue", this, TimeUnit.MILLISECONDS, backlog -> backlog.lateMs())
                .description("For how long the timer that is due longest has waited")
                .register(metrics);
    }

    private static Timer lateness(MeterRegistry metrics) {
        return Timer.builder("expunge.timers.lateness")
                .description("How much later than due timers fired")
                .serviceLevelObjectives(LATENESS)
                .register(metrics);
    }

    void report(TaskId task, Ahead ahead) {
        byTask.put(task, ahead);
    }

    void fired(long lateMs) {
        lateness.record(lateMs, TimeUnit.MILLISECONDS);
    }

    /** A task that left this instance. */
    void forget(TaskId task) {
        byTask.remove(task);
    }

    long timers() {
        return byTask.values().stream().mapToLong(Ahead::timers).sum();
    }

    private double nextDueMs() {
        long next = byTask.values().stream().mapToLong(Ahead::nextDueMs).min().orElse(Long.MAX_VALUE);
        return next == Long.MAX_VALUE ? Double.NaN : next;
    }

    /** In ms; 0 when nothing due waits. */
    long lateMs() {
        return byTask.values().stream().mapToLong(Ahead::lateMs).max().orElse(0);
    }
}
