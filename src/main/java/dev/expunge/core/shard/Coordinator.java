package dev.expunge.core.shard;

import dev.expunge.core.ErrorCode;
import dev.expunge.core.event.DeleteStatus.Failure;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.shard.DecideMessage.Abort;
import dev.expunge.core.shard.DecideMessage.Aborted;
import dev.expunge.core.shard.DecideMessage.Applied;
import dev.expunge.core.shard.DecideMessage.Commit;
import dev.expunge.core.shard.DecideMessage.Verified;
import dev.expunge.core.shard.DecideMessage.Verify;
import dev.expunge.core.shard.PlanMessage.RootSource;
import dev.expunge.core.shard.PlanMessage.Spread;
import dev.expunge.core.shard.PlanMessage.TakeRoots;
import dev.expunge.core.shard.PlanMessage.Visited;
import dev.expunge.core.storage.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Starts units and decides them: the root of each unit's tree. */
final class Coordinator {

    enum Phase {
        MARKING,
        PLANNING,
        VERIFYING,
        COMMITTING,
        ABORTING
    }

    /** Why an abort is under way. */
    enum Result {
        COMMITTED,
        REFUSED,
        PREVIEWED,
        DIED
    }

    /** @param tally what was planned, and later what was done */
    record State(UnitSpec spec, Owner owner, Open open, Tally tally, Verdict verdict) {}

    /**
     * @param visits nodes right below that have not found all yet
     * @param applies nodes right below that have not applied all yet
     * @param shards answers awaited from whole shards
     */
    record Open(Phase phase, int visits, int applies, int shards, Result result, int attempt) {}

    /** Who has asked for the unit and hears of its end. */
    sealed interface Owner {
        record OfDelete(String deleteId) implements Owner {}

        record OfPreview(long number) implements Owner {}

        record OfHealing(long writeId, String deleteId, RowRef row) implements Owner {}
    }

    /** What became of a unit. */
    record Outcome(Result result, Tally tally, Verdict verdict) {}

    record Address(int shard, RootSource from) {}

    private final ShardContext shard;
    private final Records<State> states;
    private final Census census;

    Coordinator(ShardContext shard, Storage storage) {
        this.shard = shard;
        this.states = new Records<>(storage, 'u', State.class);
        this.census = new Census(states);
    }

    void start(UnitSpec spec, Owner owner, List<Address> roots, int attempt) {
        NodeRef self = new NodeRef(shard.shard, 0);
        for (Address root : roots) {
            shard.out.send(root.shard(), new TakeRoots(spec, self, shard.out.globalNumber(), root.from()));
        }
        Phase phase = spec.rules().keepsRoots() ? Phase.MARKING : Phase.PLANNING;
        int applies = spec.isFast() ? 0 : roots.size();
        State state = new State(
                spec,
                owner,
                new Open(phase, roots.size(), applies, 0, Result.COMMITTED, attempt),
                Tally.NONE,
                Verdict.NONE);
        census.added();
        next(state);
    }

    void visited(Visited message) {
        State state = get(message.spec());
        if (state == null) {
            return;
        }
        Open open = state.open();
        boolean nothing = !state.spec().isFast() && message.tally().flags().nothing();
        next(new State(
                state.spec(),
                state.owner(),
                new Open(
                        open.phase(),
                        open.visits() - 1,
                        open.applies() - (nothing ? 1 : 0),
                        0,
                        open.result(),
                        open.attempt()),
                state.tally().plus(message.tally()),
                state.verdict()));
    }

    /** Goes on when nothing is awaited in the present phase. */
    private void next(State state) {
        if (state.open().visits() > 0) {
            put(state);
        } else if (state.spec().isFast()) {
            end(state, Result.COMMITTED);
        } else if (state.tally().flags().died()) {
            abort(state, Result.DIED);
        } else if (state.open().phase() == Phase.MARKING && state.open().applies() > 0) {
            Open open = state.open();
            toAll(state, new Spread(state.spec()));
            put(with(
                    state, new Open(Phase.PLANNING, open.applies(), open.applies(), 0, open.result(), open.attempt())));
        } else if (state.tally().flags().touched()) {
            toAll(state, new Verify(state.spec(), null));
            put(with(
                    state,
                    awaiting(state, Phase.VERIFYING, state.tally().shards().size())));
        } else {
            decide(state);
        }
    }

    void verified(Verified message) {
        State state = get(message.spec());
        if (state == null) {
            return;
        }
        State judged = new State(
                state.spec(),
                state.owner(),
                awaiting(state, Phase.VERIFYING, state.open().shards() - 1),
                state.tally(),
                state.verdict().plus(message.verdict()));
        if (judged.open().shards() == 0) {
            decide(judged);
        } else {
            put(judged);
        }
    }

    private void decide(State state) {
        UnitSpec spec = state.spec();
        State full = state;
        if (state.tally().rows() > shard.settings.unitRows()) {
            Failure tooMany = new Failure(
                    ErrorCode.TOO_MANY_ROWS,
                    state.tally().rows() + " rows, more than " + shard.settings.unitRows() + " in one unit");
            full = new State(spec, state.owner(), state.open(), state.tally().failing(tooMany), state.verdict());
        }
        boolean refused = full.verdict().blockers().count() > 0
                || !full.verdict().errors().isEmpty()
                || !full.tally().errors().isEmpty();
        if (spec.rules().preview()) {
            abort(full, Result.PREVIEWED);
        } else if (refused && !spec.rules().nonBlocking()) {
            abort(full, Result.REFUSED);
        } else {
            commit(full);
        }
    }

    private void commit(State state) {
        if (state.open().applies() == 0) {
            end(state, Result.COMMITTED);
            return;
        }
        shard.units.committing(state.owner(), state.tally());
        toAll(state, new Commit(state.spec(), null));
        put(with(state, awaiting(state, Phase.COMMITTING, 0)));
    }

    void applied(Applied message) {
        State state = get(message.spec());
        if (state == null) {
            return;
        }
        Open open = state.open();
        State done = new State(
                state.spec(),
                state.owner(),
                new Open(Phase.COMMITTING, 0, open.applies() - 1, 0, open.result(), open.attempt()),
                state.tally().plus(message.tally()),
                state.verdict());
        if (done.open().applies() == 0) {
            end(done, Result.COMMITTED);
        } else {
            put(done);
        }
    }

    private void abort(State state, Result result) {
        Set<Integer> shards = state.tally().shards();
        if (shards.isEmpty()) {
            end(state, result);
            return;
        }
        toAll(state, new Abort(state.spec(), null));
        Open open = state.open();
        put(with(state, new Open(Phase.ABORTING, 0, 0, shards.size(), result, open.attempt())));
    }

    void aborted(Aborted message) {
        State state = get(message.spec());
        if (state == null) {
            return;
        }
        Open open = state.open();
        if (open.shards() > 1) {
            put(with(state, new Open(Phase.ABORTING, 0, 0, open.shards() - 1, open.result(), open.attempt())));
        } else {
            end(state, open.result());
        }
    }

    private void end(State state, Result result) {
        census.taken();
        states.delete(state.spec().ref()::write);
        if (result == Result.DIED) {
            shard.retries.later(state.spec(), state.owner(), state.open().attempt() + 1);
        } else {
            shard.units.ended(state.owner(), state.spec(), new Outcome(result, state.tally(), state.verdict()));
        }
    }

    /** Whose units are under way, or to be tried again. */
    List<Owner> owners() {
        List<Owner> found = new ArrayList<>(shard.retries.owners());
        states.scan(to -> {}, null, (suffix, state) -> found.add(state.owner()));
        return found;
    }

    long count() {
        return census.count();
    }

    private void toAll(State state, Message message) {
        state.tally().shards().forEach(to -> shard.out.send(to, message));
    }

    private static Open awaiting(State state, Phase phase, int shards) {
        Open open = state.open();
        return new Open(phase, 0, open.applies(), shards, open.result(), open.attempt());
    }

    private static State with(State state, Open open) {
        return new State(state.spec(), state.owner(), open, state.tally(), state.verdict());
    }

    private @Nullable State get(UnitSpec spec) {
        return states.get(spec.ref()::write);
    }

    private void put(State state) {
        states.put(state.spec().ref()::write, state);
    }
}
