package dev.expunge.sim.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Looks for an order of what happened at the same time in which the model comes to what was seen. */
public final class Orders {

    private static final int TRIES = 4_000;
    private static final int KEPT = 4;

    private final List<Consumer<Model>> events;
    private final BiPredicate<Integer, Integer> mustPrecede;
    private final Predicate<Model> fits;
    private final List<Model> found = new ArrayList<>();
    private int tries;

    /** @param mustPrecede whether the first of two events was over before the second began */
    public Orders(List<Consumer<Model>> events, BiPredicate<Integer, Integer> mustPrecede, Predicate<Model> fits) {
        this.events = events;
        this.mustPrecede = mustPrecede;
        this.fits = fits;
    }

    /** The models of the first orders that fit; empty: there is none, or there are too many to try. */
    public List<Model> fitting(List<Model> before) {
        before.forEach(model -> extend(model, new ArrayList<>()));
        return found;
    }

    /** Whether it gave up. */
    public boolean isTooMany() {
        return tries >= TRIES;
    }

    private void extend(Model model, List<Integer> done) {
        if (found.size() >= KEPT || isTooMany()) {
            return;
        }
        tries++;
        if (done.size() == events.size()) {
            if (fits.test(model)) {
                found.add(model);
            }
            return;
        }
        for (int next = 0; next < events.size(); next++) {
            if (!done.contains(next) && mayFollow(next, done)) {
                Model copy = model.copy();
                events.get(next).accept(copy);
                List<Integer> more = new ArrayList<>(done);
                more.add(next);
                extend(copy, more);
            }
        }
    }

    private boolean mayFollow(int next, List<Integer> done) {
        for (int other = 0; other < events.size(); other++) {
            if (other != next && !done.contains(other) && mustPrecede.test(other, next)) {
                return false;
            }
        }
        return true;
    }
}
