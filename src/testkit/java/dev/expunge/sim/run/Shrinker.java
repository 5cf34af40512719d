package dev.expunge.sim.run;

import dev.expunge.sim.Setup;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Makes a failing plan smaller for as long as it goes on failing. A smaller plan meets other interleavings, so each is
 * tried with some seeds.
 */
final class Shrinker {

    private static final int SEEDS = 12;
    private static final int MAX_TRIES = Integer.getInteger("sim.tries", 6_000);

    private final Predicate<Plan> fails;
    private int tries;

    Shrinker(Predicate<Plan> fails) {
        this.fails = fails;
    }

    Plan shrink(Plan failing) {
        Plan best = failing;
        Plan before = null;
        while (!best.equals(before) && tries < MAX_TRIES) {
            before = best;
            for (Setup calmer : calmer(best.setup())) {
                best = orElse(best.with(calmer), best);
            }
            for (int size = Math.max(1, best.ops().size() / 2); size >= 1; size /= 2) {
                best = without(best, size);
            }
        }
        return best;
    }

    private Plan without(Plan plan, int size) {
        Plan best = plan;
        for (int at = plan.ops().size() - size; at >= 2 && tries < MAX_TRIES; at -= size) {
            if (at + size <= best.ops().size()) {
                List<Op> fewer = new ArrayList<>(best.ops());
                fewer.subList(at, at + size).clear();
                best = orElse(best.with(List.copyOf(fewer)), best);
            }
        }
        return best;
    }

    /** The smaller one if it fails with one of the seeds. */
    private Plan orElse(Plan smaller, Plan best) {
        return IntStream.range(0, SEEDS)
                .mapToObj(
                        i -> smaller.with(smaller.setup().withSeed(best.setup().seed() + i)))
                .filter(plan -> {
                    tries++;
                    return fails.test(plan);
                })
                .findFirst()
                .orElse(best);
    }

    private static List<Setup> calmer(Setup setup) {
        List<Setup> calmer = new ArrayList<>();
        for (int shards = 1; shards < setup.shards(); shards++) {
            calmer.add(new Setup(shards, setup.instances(), setup.settings(), setup.faults(), setup.seed()));
        }
        if (setup.instances() > 1) {
            calmer.add(new Setup(setup.shards(), 1, setup.settings(), setup.faults(), setup.seed()));
        }
        if (!setup.faults().equals(Setup.Faults.NONE)) {
            calmer.add(new Setup(setup.shards(), setup.instances(), setup.settings(), Setup.Faults.NONE, setup.seed()));
        }
        return calmer;
    }
}
