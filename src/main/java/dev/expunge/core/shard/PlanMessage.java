package dev.expunge.core.shard;

import dev.expunge.core.request.DeleteRequest.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a unit finds its rows and holds them. */
sealed interface PlanMessage extends Message {

    /** Take root rows of this shard; the new node reports to {@code parent}. */
    record TakeRoots(UnitSpec spec, NodeRef parent, long node, RootSource from) implements PlanMessage {
        @Override
        public void deliver(ShardContext to) {
            to.planner.takeRoots(this);
        }
    }

    /** Where a shard finds its root rows. */
    sealed interface RootSource {

        /**
         * @param claimed only rows that still carry the delete's stamp
         * @param conditions that the rows met when they were looked for, and must meet when they are taken
         */
        record Keys(String table, List<String> keys, boolean claimed, List<Condition> conditions)
                implements RootSource {}

        /** @param index the index to scan, empty: the key, null: all rows of the table */
        record Where(String table, @Nullable String index, List<Condition> conditions) implements RootSource {}

        /** The rows that the delete has stamped as its roots. */
        record Claimed() implements RootSource {}

        /** A page of root keys that this shard has stored. */
        record Page(String table, long number) implements RootSource {}
    }

    /** Take rows of this shard that reference rows of the unit. */
    record Visit(UnitSpec spec, NodeRef parent, long node, List<Group> groups) implements PlanMessage {

        /** Rows that reference one value through one foreign key. */
        record Group(Arrival.Through through, List<String> keys) {}

        @Override
        public void deliver(ShardContext to) {
            to.planner.visit(this);
        }
    }

    /** Hold values of this shard that rows of the unit carry, and visit the rows that reference them. */
    record VisitValues(UnitSpec spec, NodeRef parent, long node, List<Carried> values) implements PlanMessage {

        record Carried(int targetId, String value, String parentKey, boolean parentKept) {}

        @Override
        public void deliver(ShardContext to) {
            to.planner.visitValues(this);
        }
    }

    /** Go on with a node's scan: sent to oneself, so that other work gets its turn. */
    record Continue(UnitSpec spec, long node) implements PlanMessage {
        @Override
        public void deliver(ShardContext to) {
            to.planner.resume(this);
        }
    }

    /** A node below {@code node} has found all it can; in a fast unit it is also done with it. */
    record Visited(UnitSpec spec, long node, Tally tally) implements PlanMessage {
        @Override
        public void deliver(ShardContext to) {
            to.planner.visited(this);
        }
    }

    /** All roots are marked: the nodes that hold them may go on to the rows that reference them. */
    record Spread(UnitSpec spec) implements PlanMessage {
        @Override
        public void deliver(ShardContext to) {
            to.planner.spread(this);
        }
    }
}
