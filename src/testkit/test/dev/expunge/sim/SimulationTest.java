package dev.expunge.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.sim.run.Failure;
import dev.expunge.sim.run.Generator;
import dev.expunge.sim.run.Plan;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Seeds from a known first one for {@code -Dsim.seconds}, 60 if not given; fresh ones with {@code -Dsim.fresh=true};
 * {@code -Dseed} runs that one and no other.
 */
class SimulationTest {

    private static final Duration TIME = Duration.ofSeconds(Long.getLong("sim.seconds", 60));

    private static final long FIRST_SEED = 1_000_000;

    /** How many times larger a run is than a short one. */
    private static final int SIZE = Integer.getInteger("sim.size", 1);

    @Test
    void whateverHappensTheContractHolds() {
        Long only = Long.getLong("seed");
        if (only != null) {
            check(only);
            return;
        }
        long first = Boolean.getBoolean("sim.fresh") ? System.currentTimeMillis() * 100_000 : FIRST_SEED;
        long begin = System.nanoTime();
        long seed = first;
        while (System.nanoTime() - begin < TIME.toNanos()) {
            check(seed);
            seed++;
        }
        long runs = seed - first;
        System.out.printf(
                "Simulation: %,d runs in %d s, %,d a minute, seeds %d to %d%n",
                runs, TIME.toSeconds(), runs * 60 / Math.max(1, TIME.toSeconds()), first, seed - 1);
    }

    @Test
    void theSamePlanFollowsFromTheSameSeed() {
        Plan plan = Generator.plan(20_261_122, 1);
        assertThat(Generator.plan(20_261_122, 1)).hasToString(plan.toString());
    }

    private static void check(long seed) {
        Failure failure = Failure.of(Generator.plan(seed, SIZE));
        if (failure != null) {
            throw new AssertionError(failure.story());
        }
    }
}
