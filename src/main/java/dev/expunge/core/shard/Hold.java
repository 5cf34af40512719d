package dev.expunge.core.shard;

import java.util.ArrayList;
import java.util.List;

/**
 * What a unit has on a place while it is undecided or not yet applied there.
 *
 * @param node the node that will apply it
 * @param in how the place belongs to the unit
 * @param touches the references through which the unit came to the row
 * @param waiters nodes that may go on only when this place is done
 */
record Hold(UnitSpec spec, long node, In in, List<Arrival.Through> touches, List<Waiter> waiters) {

    /**
     * @param inD the row is one of D
     * @param root the row was asked for
     * @param kept the row stays although it was asked for
     * @param refused a patch of it would reference D
     * @param removals of a value: carrying rows that will be removed
     * @param keeps of a value: carrying rows that will stay
     */
    record In(boolean inD, boolean root, boolean kept, boolean refused, int removals, int keeps) {

        static final In TOUCHED = new In(false, false, false, false, 0, 0);
    }

    record Waiter(UnitSpec spec, long node) {}

    Hold with(In next) {
        return new Hold(spec, node, next, touches, waiters);
    }

    Hold ownedBy(long otherNode) {
        return new Hold(spec, otherNode, in, touches, waiters);
    }

    Hold touchedThrough(Arrival.Through through) {
        if (touches.contains(through)) {
            return this;
        }
        List<Arrival.Through> more = new ArrayList<>(touches);
        more.add(through);
        return new Hold(spec, node, in, more, waiters);
    }

    Hold awaitedBy(Waiter waiter) {
        List<Waiter> more = new ArrayList<>(waiters);
        more.add(waiter);
        return new Hold(spec, node, in, touches, more);
    }
}
