package dev.expunge.core.shard;

import dev.expunge.core.catalog.Table;
import dev.expunge.core.event.Counts;
import dev.expunge.core.shard.Node.Scan;
import dev.expunge.core.shard.Node.Taken;
import dev.expunge.core.shard.PlanMessage.Continue;
import dev.expunge.core.shard.PlanMessage.RootSource;
import dev.expunge.core.shard.PlanMessage.Spread;
import dev.expunge.core.shard.PlanMessage.TakeRoots;
import dev.expunge.core.shard.PlanMessage.Visit;
import dev.expunge.core.shard.PlanMessage.VisitValues;
import dev.expunge.core.shard.PlanMessage.Visited;
import java.util.List;

/**
 * This shard's part in finding the rows of units: a tree of nodes, each of which answers the one above it when all below it
 * have answered (Dijkstra and Scholten, 1980). In a fast unit a node's rows go as soon as those below are gone.
 */
final class Planner {

    private final ShardContext shard;

    Planner(ShardContext shard) {
        this.shard = shard;
    }

    void takeRoots(TakeRoots message) {
        UnitSpec spec = message.spec();
        NodeWork work = new NodeWork(spec, message.node(), message.parent());
        work.waits = spec.rules().keepsRoots();
        RootSource from = message.from();
        if (from instanceof RootSource.Keys keys) {
            roots(work, keys.table(), keys.keys(), new Arrival.AsRoot(keys.claimed(), keys.conditions()));
        } else if (from instanceof RootSource.Page page) {
            roots(
                    work,
                    page.table(),
                    shard.selector.page(spec.deleteId(), page.number()),
                    new Arrival.AsRoot(false, List.of()));
        } else if (from instanceof RootSource.Where where) {
            work.waits = false;
            work.scan = new Scan.OfIndex(where.table(), where.index(), where.conditions(), null);
        } else {
            work.waits = false;
            work.scan = new Scan.OfClaims(null);
        }
        settle(work);
    }

    private void roots(NodeWork work, String tableName, List<String> keys, Arrival.AsRoot asRoot) {
        Table table = shard.catalog().find(tableName);
        if (table != null) {
            keys.forEach(key -> shard.arrivals.atRow(work, table, key, asRoot));
        }
    }

    void visit(Visit message) {
        NodeWork work = new NodeWork(message.spec(), message.node(), message.parent());
        for (Visit.Group group : message.groups()) {
            String child =
                    shard.catalog().foreignKey(group.through().foreignKeyId()).table();
            Table table = shard.catalog().table(child);
            group.keys().forEach(key -> shard.arrivals.atRow(work, table, key, group.through()));
        }
        settle(work);
    }

    void visitValues(VisitValues message) {
        NodeWork work = new NodeWork(message.spec(), message.node(), message.parent());
        message.values().forEach(value -> shard.arrivals.atValue(work, value));
        settle(work);
    }

    void resume(Continue message) {
        NodeWork work = NodeWork.load(shard.nodes, message.spec(), message.node());
        if (work != null) {
            work.scheduled = false;
            settle(work);
        }
    }

    void visited(Visited message) {
        if (message.node() == 0) {
            shard.coordinator.visited(message);
            return;
        }
        NodeWork work = NodeWork.load(shard.nodes, message.spec(), message.node());
        if (work == null) {
            return;
        }
        work.visits--;
        work.tally = work.tally.plus(message.tally());
        if (!work.spec.isFast() && message.tally().flags().nothing()) {
            work.applies--;
        }
        settle(work);
    }

    /** What the unit has waited for is over. */
    void again(Place place, Queues.Wait wish) {
        NodeWork work = NodeWork.load(shard.nodes, wish.spec(), wish.node());
        if (work == null) {
            return;
        }
        work.visits--;
        if (wish.arrival() instanceof Arrival.AsValue value) {
            shard.arrivals.atValue(work, value.carried());
        } else {
            shard.arrivals.atRow(work, shard.catalog().table(place.id()), place.text(), wish.arrival());
        }
        settle(work);
    }

    /** Lets the nodes that hold roots go on; each reports once more. */
    void spread(Spread message) {
        UnitSpec spec = message.spec();
        for (long number : shard.nodes.of(spec.ref(), null, Integer.MAX_VALUE)) {
            NodeWork work = NodeWork.load(shard.nodes, spec, number);
            if (work == null) {
                continue;
            }
            if (work.waits) {
                work.waits = false;
                work.scheduled = true;
                shard.out.send(shard.shard, new Continue(spec, number));
                reopen(spec, work.parent);
            }
            work.reported = false;
            work.save(shard.nodes);
        }
    }

    private void reopen(UnitSpec spec, NodeRef parent) {
        NodeWork above = parent.number() == 0 ? null : NodeWork.load(shard.nodes, spec, parent.number());
        if (above != null) {
            above.visits++;
            above.save(shard.nodes);
        }
    }

    /** Does what the node can do now, and reports when nothing is left to find. */
    void settle(NodeWork work) {
        if (work.tally.flags().died()) {
            work.scan = null;
        }
        if (work.scan != null && !work.waits) {
            shard.scanner.run(work);
        }
        boolean found = work.visits == 0 && (work.scan == null || work.waits);
        if (!found || work.reported) {
            work.save(shard.nodes);
        } else if (work.spec.isFast()) {
            finish(work);
        } else {
            report(work);
        }
    }

    private void report(NodeWork work) {
        boolean nothing = work.isEmpty();
        Tally tally = nothing ? work.tally.nothing() : work.tally.at(shard.shard);
        work.tally = Tally.NONE;
        work.reported = true;
        if (nothing) {
            shard.nodes.delete(work.spec.ref(), work.number);
        } else {
            work.save(shard.nodes);
        }
        shard.out.send(work.parent.shard(), new Visited(work.spec, work.parent.number(), tally));
    }

    /** In a fast unit: everything below is gone, so this node's rows may go. */
    private void finish(NodeWork work) {
        for (Taken row : work.taken) {
            Table table = shard.catalog().table(row.row().tableId());
            shard.applier.remove(work.spec, table, row.row().key(), row.through());
            work.tally = work.tally.counting(Counts.of(Counts.Kind.HARD_DELETED, table.name(), 1));
        }
        work.values.forEach(value -> shard.applier.valueDone(work.spec, value));
        work.rowsDone();
        if (work.awaited > 0) {
            work.save(shard.nodes);
            return;
        }
        shard.nodes.delete(work.spec.ref(), work.number);
        shard.out.send(work.parent.shard(), new Visited(work.spec, work.parent.number(), work.tally.nothing()));
    }
}
