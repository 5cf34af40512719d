package dev.expunge.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.sim.run.Failure;
import dev.expunge.sim.run.Generator;
import dev.expunge.sim.run.Plan;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Seeds that were never run before, for some time, and known ones. {@code -Dsim.seconds} says how long, {@code -Dsim.first} with
 * which seed the fresh ones begin, {@code -Dseed} runs that one and no other.
 */
class SimulationTest {

    private static final Duration TIME = Duration.ofSeconds(Long.getLong("sim.seconds", 120));

    /** Runs share nothing, so two go on at once. */
    private static final int THREADS = 2;

    /** How many times larger a run is than a short one. */
    private static final int SIZE = Integer.getInteger("sim.size", 1);

    private static final long KNOWN = 1_000_000;
    private static final int KNOWN_RUNS = Integer.getInteger("sim.known", 1_000);

    /**
     * Fresh seeds that may differ from the model, once it knows all that the contract leaves open but for what 100,000 runs do
     * not show. What breaks a result makes more of them differ.
     */
    private static final int TO_BE_LOOKED_AT = 1;

    @Test
    void whateverHappensTheContractHolds() throws Exception {
        Long only = Long.getLong("seed");
        if (only != null) {
            check(only);
            return;
        }
        long first = Long.getLong("sim.first", System.currentTimeMillis() * 100_000);
        AtomicLong next = new AtomicLong(first);
        Queue<String> differ = new ConcurrentLinkedQueue<>();
        inShares(over -> share(next, over, differ));
        long runs = next.get() - first;
        System.out.printf(
                "Simulation: %,d runs in %d s of processor time, %,d a minute, seeds %d to %d, %d differ from the model%n",
                runs,
                TIME.toSeconds(),
                runs * 60 / Math.max(1, TIME.toSeconds()),
                first,
                first + runs - 1,
                differ.size());
        differ.forEach(System.out::println);
        assertThat(differ).as("runs that differ from the model").hasSizeLessThanOrEqualTo(TO_BE_LOOKED_AT);
    }

    @Test
    void knownSeedsEndAsInSomeOrderOfTheirCalls() throws Exception {
        AtomicLong next = new AtomicLong(KNOWN);
        inShares(over -> {
            for (long seed = next.getAndIncrement();
                    seed < KNOWN + KNOWN_RUNS && !over.get();
                    seed = next.getAndIncrement()) {
                check(seed);
            }
        });
    }

    @Test
    void theSamePlanFollowsFromTheSameSeed() {
        Plan plan = Generator.plan(20_261_122, 1);
        assertThat(Generator.plan(20_261_122, 1)).hasToString(plan.toString());
    }

    private interface Share {
        /** @param over to be looked at: another share has found something */
        void run(AtomicBoolean over);
    }

    private static void inShares(Share work) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> shares = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                shares.add(threads.submit(() -> {
                    try {
                        work.run(over);
                    } catch (AssertionError broken) {
                        over.set(true);
                        throw broken;
                    }
                }));
            }
            for (Future<?> share : shares) {
                share.get();
            }
        } finally {
            over.set(true);
            threads.shutdown();
        }
    }

    /** Takes seeds until this thread has had its part of the time, or another has found something. */
    private static void share(AtomicLong next, AtomicBoolean over, Queue<String> differ) {
        long begin = processorNanos();
        while (processorNanos() - begin < TIME.toNanos() / THREADS && !over.get()) {
            Failure failure = run(next.getAndIncrement());
            if (failure != null && failure.isDifference()) {
                differ.add(failure.story());
            } else if (failure != null) {
                throw new AssertionError(failure.story());
            }
        }
    }

    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** As long as seeds lead to the runs that they led to then; faults that a story can be told of are in SeedsThatFailedTest. */
    @ParameterizedTest
    @ValueSource(
            longs = {
                // A restore found the old parent there when a newer delete had its claim: the reference stayed behind.
                179548536680504679L
            })
    void seedsThatFailed(long seed) {
        check(seed);
    }

    private static void check(long seed) {
        Failure failure = run(seed);
        if (failure != null) {
            throw new AssertionError(failure.story());
        }
    }

    private static @Nullable Failure run(long seed) {
        return Failure.of(Generator.plan(seed, SIZE));
    }
}
