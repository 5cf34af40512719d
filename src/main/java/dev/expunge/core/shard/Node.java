package dev.expunge.core.shard;

import dev.expunge.core.request.DeleteRequest.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A unit's batch of rows on one shard. Head and rows are stored apart: the head changes with every answer. */
final class Node {

    /**
     * @param scan what is still to be read; null: nothing
     * @param patched the rows outside D have their new values
     */
    record Head(
            UnitSpec spec,
            NodeRef parent,
            Pending pending,
            @Nullable Scan scan,
            Tally tally,
            boolean patched) {}

    /**
     * @param visits answers awaited before this node has found all it can
     * @param applies nodes below that must have applied their rows before this node does
     * @param awaited rows that this node has met and others apply, before it says that it is done
     * @param scheduled a message to oneself to go on is on its way
     * @param reported the parent knows that everything is found
     * @param waits for {@link Scan} to begin until the roots of all shards are marked
     */
    record Pending(int visits, int applies, int awaited, boolean scheduled, boolean reported, boolean waits) {}

    /** Where a scan goes on. */
    sealed interface Scan {

        /**
         * References to the node's own rows.
         *
         * @param row index of the row
         * @param target of its targets
         * @param after last entry read
         */
        record OfRows(int row, int target, byte @Nullable [] after) implements Scan {}

        /** References to the node's values. */
        record OfValues(int value, byte @Nullable [] after) implements Scan {}

        /** Root rows by index; null: all rows. */
        record OfIndex(String table, @Nullable String index, List<Condition> conditions, byte @Nullable [] after)
                implements Scan {}

        /** Root rows that the delete has stamped. */
        record OfClaims(Claim.@Nullable Id after) implements Scan {}
    }

    /**
     * @param taken rows of D that this node applies
     * @param touched rows outside D, or not known to be in it
     */
    record Rows(List<Taken> taken, List<RowId> touched, List<PlanMessage.VisitValues.Carried> values) {

        static final Rows NONE = new Rows(List.of(), List.of(), List.of());

        boolean isEmpty() {
            return taken.isEmpty() && touched.isEmpty() && values.isEmpty();
        }
    }

    /** @param through null for a root */
    record Taken(RowId row, Arrival.@Nullable Through through) {}

    record RowId(int tableId, String key) {

        Place place() {
            return Place.row(tableId, key);
        }
    }

    private Node() {}
}
