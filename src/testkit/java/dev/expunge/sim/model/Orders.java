package dev.expunge.sim.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Looks for an order of what happened at the same time in which the model comes to what was seen. */
public final class Orders {

    private static final int KEPT = 4;

    /** What was seen does not tell all: models that differ in the rest are looked for so long behind the last one. */
    private static final int TRIES_FOR_MORE = 60;

    /** What a model must come to. */
    public interface Seen {

        /** What the delete is and counts in the end, as nothing of this round changes it any more; null: as it should be. */
        @Nullable
        String delete(Model model, String deleteId);

        /** All that differs in the end; null: nothing. */
        @Nullable
        String all(Model model);
    }

    private final List<Event> events;
    private final boolean[][] precedes;
    private final Seen seen;
    private final int maxTries;
    private final List<Model> found = new ArrayList<>();
    private int tries;
    private int enough = Integer.MAX_VALUE;
    private int deepest = -1;
    private String nearest = "nothing was tried";

    /** @param mustPrecede whether the first of two events was over before the second began */
    public Orders(List<Event> events, BiPredicate<Event, Event> mustPrecede, Seen seen, int maxTries) {
        this.events =
                events.stream().sorted(Comparator.comparingInt(Event::likely)).toList();
        this.seen = seen;
        this.maxTries = maxTries;
        this.precedes = new boolean[events.size()][events.size()];
        for (int i = 0; i < events.size(); i++) {
            for (int j = 0; j < events.size(); j++) {
                precedes[i][j] = i != j && mustPrecede.test(this.events.get(i), this.events.get(j));
            }
        }
    }

    /** The models of the first orders that fit; empty: there is none, or there are too many to try. */
    public List<Model> fitting(List<Model> before) {
        for (Model model : before) {
            extend(model, new boolean[events.size()], 0);
        }
        return found;
    }

    /** Whether it gave up. */
    public boolean isTooMany() {
        return tries >= maxTries;
    }

    /** Why the order that came farthest does not fit. */
    public String nearest() {
        return nearest;
    }

    private void extend(Model model, boolean[] done, int depth) {
        if (found.size() >= KEPT || tries >= enough || isTooMany()) {
            return;
        }
        tries++;
        if (depth == events.size()) {
            String difference = seen.all(model);
            if (difference != null) {
                miss(depth, difference);
            } else if (found.stream().noneMatch(model::isLike)) {
                enough = tries + TRIES_FOR_MORE;
                found.add(model);
            }
            return;
        }
        for (int next = 0; next < events.size(); next++) {
            if (!done[next] && mayFollow(next, done)) {
                Model copy = model.copy();
                events.get(next).does().accept(copy);
                done[next] = true;
                String wrong = wrong(copy, next, done);
                if (wrong == null) {
                    extend(copy, done, depth + 1);
                } else {
                    miss(depth, wrong);
                }
                done[next] = false;
            }
        }
    }

    private void miss(int depth, String why) {
        if (depth > deepest) {
            deepest = depth;
            nearest = why;
        }
    }

    /** A delete that nothing left speaks of has to be as it was seen. */
    private @Nullable String wrong(Model model, int next, boolean[] done) {
        String about = events.get(next).about();
        if (about == null) {
            return null;
        }
        for (int other = 0; other < events.size(); other++) {
            if (!done[other] && Objects.equals(about, events.get(other).about())) {
                return null;
            }
        }
        return seen.delete(model, about);
    }

    private boolean mayFollow(int next, boolean[] done) {
        for (int other = 0; other < events.size(); other++) {
            if (!done[other] && precedes[other][next]) {
                return false;
            }
        }
        return true;
    }
}
