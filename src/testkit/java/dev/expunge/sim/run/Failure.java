package dev.expunge.sim.run;

import dev.expunge.sim.check.Violation;
import org.jspecify.annotations.Nullable;

/**
 * A run that went wrong, made small.
 *
 * @param kind the invariant that did not hold, or the exception's class
 */
public record Failure(String kind, long seed, Plan smallest) {

    /** Whether no invariant was broken: the model comes to something else. */
    public boolean isDifference() {
        return kind.equals(Rounds.DIFFERS);
    }

    /** Null: all is well. */
    public static @Nullable Failure of(Plan plan) {
        String kind = kindOf(plan);
        if (kind == null) {
            return null;
        }
        Plan smallest = new Shrinker(smaller -> kind.equals(kindOf(smaller))).shrink(plan);
        return new Failure(kind, plan.setup().seed(), smallest);
    }

    /** What goes wrong with this plan; null: nothing. */
    @SuppressWarnings("CatchAndPrintStackTrace")
    static @Nullable String kindOf(Plan plan) {
        try {
            Run.of(plan);
            return null;
        } catch (Violation violation) {
            return violation.invariant();
        } catch (RuntimeException | AssertionError broken) {
            return broken.getClass().getSimpleName();
        }
    }

    /** What was declared, written, asked and seen, in order, and what went wrong. */
    public String story() {
        Story story = new Story();
        String end;
        try {
            Run.of(smallest, story);
            end = "nothing went wrong this time";
        } catch (RuntimeException | AssertionError broken) {
            end = broken + "\n    at " + broken.getStackTrace()[0];
        }
        return "seed " + seed + ", made small:\n" + smallest.setup() + "\n" + story.text() + "\n" + end
                + "\nRun it again with -Dseed=" + seed;
    }
}
