package dev.expunge.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.sim.run.Failure;
import dev.expunge.sim.run.Generator;
import dev.expunge.sim.run.Plan;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Seeds that were never run before, for two minutes of processor time or {@code -Dsim.seconds}; {@code -Dsim.first} begins
 * with a known seed, {@code -Dseed} runs that one and no other.
 */
class SimulationTest {

    private static final Duration TIME = Duration.ofSeconds(Long.getLong("sim.seconds", 120));

    /** Runs share nothing, so two go on at once. */
    private static final int THREADS = 2;

    /** How many times larger a run is than a short one. */
    private static final int SIZE = Integer.getInteger("sim.size", 1);

    @Test
    void whateverHappensTheContractHolds() throws Exception {
        Long only = Long.getLong("seed");
        if (only != null) {
            check(only);
            return;
        }
        long first = Long.getLong("sim.first", System.currentTimeMillis() * 100_000);
        long runs = runFrom(first);
        System.out.printf(
                "Simulation: %,d runs in %d s of processor time, %,d a minute, seeds %d to %d%n",
                runs, TIME.toSeconds(), runs * 60 / Math.max(1, TIME.toSeconds()), first, first + runs - 1);
    }

    @Test
    void theSamePlanFollowsFromTheSameSeed() {
        Plan plan = Generator.plan(20_261_122, 1);
        assertThat(Generator.plan(20_261_122, 1)).hasToString(plan.toString());
    }

    /** @return how many seeds there were */
    private static long runFrom(long first) throws Exception {
        AtomicLong next = new AtomicLong(first);
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> shares = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                shares.add(threads.submit(() -> share(next, over)));
            }
            for (Future<?> share : shares) {
                share.get();
            }
        } finally {
            over.set(true);
            threads.shutdown();
        }
        return next.get() - first;
    }

    /** Takes seeds until this thread has had its part of the time, or another has found something. */
    private static void share(AtomicLong next, AtomicBoolean over) {
        long begin = processorNanos();
        while (processorNanos() - begin < TIME.toNanos() / THREADS && !over.get()) {
            try {
                check(next.getAndIncrement());
            } catch (AssertionError broken) {
                over.set(true);
                throw broken;
            }
        }
    }

    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void check(long seed) {
        Failure failure = Failure.of(Generator.plan(seed, SIZE));
        if (failure != null) {
            throw new AssertionError(failure.story());
        }
    }
}
