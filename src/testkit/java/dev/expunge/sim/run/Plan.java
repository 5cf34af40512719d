package dev.expunge.sim.run;

import dev.expunge.sim.Setup;
import java.util.List;

/**
 * What one run does, from beginning to end.
 *
 * @param isCompared each round between two settlings is compared with the sequential model
 */
public record Plan(Setup setup, boolean isCompared, List<Op> ops) {

    public Plan with(List<Op> others) {
        return new Plan(setup, isCompared, others);
    }

    public Plan with(Setup other) {
        return new Plan(other, isCompared, ops);
    }

    public Plan uncompared() {
        return new Plan(setup, false, ops);
    }
}
