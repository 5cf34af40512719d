package dev.expunge.bench.scenario;

import dev.expunge.bench.Lab;
import dev.expunge.bench.Recorder;
import dev.expunge.bench.Scale;
import dev.expunge.bench.Scenario;
import dev.expunge.bench.product.Memory;
import dev.expunge.bench.product.Services;
import dev.expunge.bench.result.Target;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** I: a scheduler with millions of pending timers: its memory, its lateness, its restart. */
public final class PendingTimers implements Scenario {

    private static final int FEW = 1_000_000;
    private static final int MANY = 10_000_000;
    private static final String P50 = "lateness at 1,000 due/s, p50";
    private static final String P99 = "lateness at 1,000 due/s, p99";
    private static final String RESTART = "restart to first fire";
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final long DAY_MS = 86_400_000;
    private static final int PACED = 10_000;
    private static final int LEAST_PACED = 2_000;
    private static final long MS_PER_NANO = 1_000_000;

    private final Scale scale;
    private final int paced;
    private @Nullable Clockwork clockwork;
    private double residentOfFew;
    private double residentOfMany;
    private int next;

    public PendingTimers(Scale scale) {
        this.scale = scale;
        // Ten seconds, of which it takes some to warm up; fewer in tests only.
        this.paced = scale.of(MANY) < FEW / 10 ? LEAST_PACED : PACED;
    }

    @Override
    public String id() {
        return "I";
    }

    @Override
    public String title() {
        return scale.text(MANY) + " pending timers";
    }

    @Override
    public List<Target> targets() {
        return List.of(
                Target.atMost(resident(MANY), 1_536),
                Target.atMost(resident(MANY), 1.1, resident(FEW)),
                Target.atMost(RESTART, 5_000),
                Target.atMost(P50, 20),
                Target.atMost(P99, 100));
    }

    private String resident(int timers) {
        return "resident memory at " + scale.text(timers) + " timers";
    }

    @Override
    public void prepare(Lab lab) {
        Clockwork clock = Clockwork.start(lab);
        clockwork = clock;
        lab.doing(scale.text(FEW) + " timers");
        pend(clock, scale.of(FEW));
        residentOfFew = resident(clock);
        lab.doing("up to " + scale.text(MANY));
        pend(clock, scale.of(MANY) - scale.of(FEW));
        // Here, since each round starts the scheduler anew, and a new one has read little of what it keeps.
        residentOfMany = resident(clock);
    }

    private static double resident(Clockwork clock) {
        return Memory.residentMib(clock.services().pid(Services.SCHEDULER, 1));
    }

    private void pend(Clockwork clock, int timers) {
        long tomorrow = System.currentTimeMillis() + DAY_MS;
        for (int i = 0; i < timers; i++) {
            clock.feed().set(next++, tomorrow + i);
        }
        clock.feed().awaitTaken();
    }

    @Override
    public void round(Lab lab, Recorder out) {
        Clockwork clock = Objects.requireNonNull(clockwork);
        out.record(resident(FEW), "MiB", residentOfFew);
        out.record(resident(MANY), "MiB", residentOfMany);
        out.record("resident memory in the next round, started anew", "MiB", resident(clock));
        lab.doing("1,000 due each second");
        double[] lateness = paced(clock, paced);
        out.record(P50, "ms", Clockwork.share(lateness, 0.5));
        out.record(P99, "ms", Clockwork.share(lateness, 0.99));
        lab.doing("restarting");
        int row = next++;
        long due = System.currentTimeMillis() + 500;
        clock.feed().set(row, due);
        clock.feed().awaitTaken();
        clock.services().stop(Services.SCHEDULER, 1);
        // Whether it fired before it stopped is of no use here: only one that fires after the start is timed.
        int after = next++;
        clock.feed().set(after, due);
        long start = System.nanoTime();
        clock.services().start(Services.SCHEDULER, 1);
        clock.commands().await(row, 2, ignored -> due, LIMIT);
        out.record(RESTART, "ms", (System.nanoTime() - start) / (double) MS_PER_NANO);
        clock.feed().clear(row);
        clock.feed().clear(after);
        clock.services().awaitReady();
    }

    private double[] paced(Clockwork clock, int timers) {
        int from = next;
        next += timers;
        long first = System.currentTimeMillis() + 3_000;
        for (int i = 0; i < timers; i++) {
            clock.feed().set(from + i, first + i);
        }
        clock.feed().awaitTaken();
        double[] lateness = clock.commands().await(from, timers, row -> first + row - from, LIMIT);
        for (int i = 0; i < timers; i++) {
            clock.feed().clear(from + i);
        }
        return lateness;
    }
}
