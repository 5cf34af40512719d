package dev.expunge.bench.scenario;

import dev.expunge.bench.Lab;
import dev.expunge.bench.Recorder;
import dev.expunge.bench.Scale;
import dev.expunge.bench.Scenario;
import dev.expunge.bench.result.Target;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** H: timers that are spread over an hour; then as many that are due at once. Each fires once, and none early. */
public final class Timers implements Scenario {

    private static final String SPREAD = "scheduled, spread over an hour";
    private static final String AT_ONCE = "scheduled, all due at once";
    private static final String FIRED = "fired, all due at once";
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final long HOUR_MS = 3_600_000;
    private static final long NANOS_PER_MS = 1_000_000;

    private static final int TIMERS = 1_000_000;

    private final int timers;
    private @Nullable Clockwork clockwork;
    private int next;

    public Timers(Scale scale) {
        timers = scale.of(TIMERS);
    }

    @Override
    public String id() {
        return "H";
    }

    @Override
    public String title() {
        return Scale.textOf(timers) + " timers spread; then " + Scale.textOf(timers) + " due in one second";
    }

    @Override
    public List<Target> targets() {
        return List.of(
                Target.atLeast(SPREAD, 25_000),
                Target.atLeast(FIRED, 25_000),
                Target.atLeast(SPREAD, 60_000),
                Target.atLeast(FIRED, 60_000));
    }

    @Override
    public void prepare(Lab lab) {
        clockwork = Clockwork.start(lab);
    }

    @Override
    public void round(Lab lab, Recorder out) {
        Clockwork clock = Objects.requireNonNull(clockwork);
        lab.doing(SPREAD);
        int from = next;
        next += timers;
        long hour = System.currentTimeMillis() + HOUR_MS;
        long start = System.nanoTime();
        for (int i = 0; i < timers; i++) {
            clock.feed().set(from + i, hour + i * HOUR_MS / timers);
        }
        clock.feed().awaitTaken();
        long spreadNanos = System.nanoTime() - start;
        out.rate(SPREAD, "timers", timers, spreadNanos);
        clear(clock, from, timers);
        lab.doing(AT_ONCE);
        from = next;
        next += timers;
        // Late enough that all are scheduled by then, at half the speed of the others.
        long due = System.currentTimeMillis() + 5_000 + 2 * spreadNanos / NANOS_PER_MS;
        start = System.nanoTime();
        for (int i = 0; i < timers; i++) {
            clock.feed().set(from + i, due);
        }
        clock.feed().awaitTaken();
        out.rate(AT_ONCE, "timers", timers, System.nanoTime() - start);
        Expect.equal("scheduled before the first is due", true, System.currentTimeMillis() < due);
        lab.doing(FIRED);
        double[] lateness = clock.commands().await(from, timers, row -> due, LIMIT);
        double lastMs = Arrays.stream(lateness).max().orElseThrow();
        out.record(FIRED, "timers/s", timers / Math.max(1, lastMs) * 1_000);
        out.record("the first one, late by", "ms", Arrays.stream(lateness).min().orElseThrow());
        clear(clock, from, timers);
    }

    private static void clear(Clockwork clock, int from, int timers) {
        for (int i = 0; i < timers; i++) {
            clock.feed().clear(from + i);
        }
        clock.feed().awaitTaken();
    }
}
