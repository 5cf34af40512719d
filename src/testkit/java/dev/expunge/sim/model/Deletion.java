package dev.expunge.sim.model;

import dev.expunge.core.event.Counts;
import dev.expunge.core.event.DeleteStatus.State;
import dev.expunge.core.event.Mode;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.request.ResolvedDelete;
import dev.expunge.core.row.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One delete: how it was resolved, how it stands, what it holds. */
final class Deletion {

    final String id;
    final ResolvedDelete asked;
    State state = State.ACCEPTED;
    boolean purging;
    boolean purged;

    /** In this round a newer delete has taken its last root over. */
    boolean isNewlySuperseded;

    /** In this round it has lost its last token. */
    boolean isNewlyDropped;

    /** In this round a newer delete has taken a root over, be it the last one or not. */
    boolean isNewlyRobbed;

    /** Stamps below its roots that a newer delete has taken over in this round. */
    final Map<RowRef, Value> newlyTaken = new LinkedHashMap<>();

    final List<UnitPlan.Patch> newlyTakenPatches = new ArrayList<>();

    /** Roots that it has stamped, with their tokens; empty: lost. */
    final Map<RowRef, Optional<Value>> roots = new LinkedHashMap<>();

    /** The stamps that are its own to take back. */
    final Map<RowRef, Value> stamps = new LinkedHashMap<>();

    /** The rows that were there to be found when it began to look; null: it looks at all in the moment in which it is done. */
    @Nullable
    Set<RowRef> found;

    /** Of an async delete, the roots whose pages have not been committed; null: it has not begun. */
    @Nullable
    Set<RowRef> left;

    final List<UnitPlan.Patch> patches = new ArrayList<>();
    Counts counts = Counts.NONE;

    Deletion(String id, ResolvedDelete asked) {
        this.id = id;
        this.asked = asked;
    }

    Deletion copy() {
        Deletion copy = new Deletion(id, asked);
        copy.state = state;
        copy.purging = purging;
        copy.purged = purged;
        copy.isNewlySuperseded = isNewlySuperseded;
        copy.isNewlyDropped = isNewlyDropped;
        copy.isNewlyRobbed = isNewlyRobbed;
        copy.newlyTaken.putAll(newlyTaken);
        copy.newlyTakenPatches.addAll(newlyTakenPatches);
        copy.roots.putAll(roots);
        copy.stamps.putAll(stamps);
        copy.found = found;
        copy.left = left;
        copy.patches.addAll(patches);
        copy.counts = counts;
        return copy;
    }

    boolean isLike(@Nullable Deletion other) {
        return other != null
                && stamps.keySet().equals(other.stamps.keySet())
                && roots.keySet().equals(other.roots.keySet())
                && Set.copyOf(patches).equals(Set.copyOf(other.patches));
    }

    boolean isSoft() {
        return asked.mode() != Mode.HARD;
    }

    boolean isScheduled() {
        return asked.mode() == Mode.SCHEDULED;
    }

    boolean isRefused() {
        return state == State.BLOCKED || state == State.FAILED;
    }

    boolean awaitsPurge() {
        return state == State.SCHEDULED || (isRefused() && purging);
    }

    void count(Counts.Kind kind, RowRef row) {
        counts = counts.plus(Counts.of(kind, row.table(), 1));
    }
}
