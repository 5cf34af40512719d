package dev.expunge.sim.check;

/** Something that must never be has been seen. */
public final class Violation extends AssertionError {

    private static final long serialVersionUID = 1;

    private final String invariant;

    public Violation(String invariant, String what) {
        super(invariant + ": " + what);
        this.invariant = invariant;
    }

    public String invariant() {
        return invariant;
    }
}
