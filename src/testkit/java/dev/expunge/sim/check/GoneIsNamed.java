package dev.expunge.sim.check;

import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.DeleteStatus.State;
import dev.expunge.core.event.Output;
import dev.expunge.core.event.RowEffect;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.event.RowState;
import dev.expunge.sim.World;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** No row goes without a committed delete that names it, and a delete that was refused has changed nothing. */
public final class GoneIsNamed implements World.Witness {

    private static final Set<State> DECIDED = Set.of(State.PLANNING, State.APPLYING, State.PURGING);

    private final Set<RowRef> gone = new HashSet<>();
    private final Set<RowRef> named = new HashSet<>();

    /** Effects of each delete since it began to plan. */
    private final Map<String, Integer> changed = new HashMap<>();

    private final Set<String> hasRemoved = new HashSet<>();

    @Override
    public void see(Output output, World before, long nowMs) {
        if (output instanceof RowState state && state.row() == null) {
            RowRef row = new RowRef(state.table(), state.key());
            if (before.rows.containsKey(row) && !named.remove(row)) {
                gone.add(row);
            }
        } else if (output instanceof RowEffect effect) {
            effect(effect, before);
        } else if (output instanceof DeleteStatus status) {
            status(status, before);
        }
    }

    private void effect(RowEffect effect, World world) {
        String deleteId = effect.because().deleteId();
        changed.merge(deleteId, 1, Integer::sum);
        if (effect.kind() != RowEffect.Kind.DELETE) {
            return;
        }
        if (!gone.remove(effect.row())) {
            named.add(effect.row());
        }
        DeleteStatus status = world.deletes.get(deleteId);
        if (status == null) {
            throw new Violation("gone is named", effect.row() + " by " + deleteId + ", of which nobody has heard");
        }
        boolean decided = DECIDED.contains(status.state());
        if (!decided && !hasRemoved.contains(deleteId)) {
            throw new Violation("gone is named", effect.row() + " by " + deleteId + ", which is " + status.state());
        }
        hasRemoved.add(deleteId);
    }

    private void status(DeleteStatus status, World world) {
        String id = status.deleteId();
        DeleteStatus was = world.deletes.get(id);
        boolean begins = status.state() == State.PLANNING || status.state() == State.PURGING;
        boolean isAsync = status.resolution() != null && status.resolution().async();
        if (begins) {
            changed.remove(id);
        }
        boolean refused = status.state() == State.BLOCKED || status.state() == State.FAILED;
        boolean heals = was != null && was.state() == State.PURGING && hasRemoved.contains(id);
        if (refused && !isAsync && !heals && changed.getOrDefault(id, 0) > 0) {
            throw new Violation(
                    "refused changes nothing", id + " is " + status.state() + " after " + changed.get(id) + " effects");
        }
    }

    @Override
    public void committed(World world) {
        if (!gone.isEmpty()) {
            throw new Violation("gone is named", gone + " went, and no delete says so");
        }
        if (!named.isEmpty()) {
            throw new Violation("gone is named", named + " were said to go, and are there");
        }
    }
}
