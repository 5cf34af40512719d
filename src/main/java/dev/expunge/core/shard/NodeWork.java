package dev.expunge.core.shard;

import dev.expunge.core.shard.Node.RowId;
import dev.expunge.core.shard.Node.Scan;
import dev.expunge.core.shard.Node.Taken;
import dev.expunge.core.shard.PlanMessage.VisitValues.Carried;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node while one step works on it. */
final class NodeWork {

    final UnitSpec spec;
    final long number;
    final NodeRef parent;
    int visits;
    int applies;
    int awaited;
    boolean scheduled;
    boolean reported;
    boolean waits;
    boolean patched;

    /** The delete whose hold was met last in this step; not kept: told again at worst. */
    @Nullable
    String behind;

    @Nullable
    Scan scan;

    Tally tally = Tally.NONE;
    final List<Taken> taken = new ArrayList<>();
    final List<RowId> touched = new ArrayList<>();
    final List<Carried> values = new ArrayList<>();
    private boolean rowsChanged;

    NodeWork(UnitSpec spec, long number, NodeRef parent) {
        this.spec = spec;
        this.number = number;
        this.parent = parent;
    }

    static @Nullable NodeWork load(NodeStore store, UnitSpec spec, long number) {
        Node.Head head = store.head(spec.ref(), number);
        if (head == null) {
            return null;
        }
        NodeWork work = new NodeWork(head.spec(), number, head.parent());
        work.visits = head.pending().visits();
        work.applies = head.pending().applies();
        work.awaited = head.pending().awaited();
        work.scheduled = head.pending().scheduled();
        work.reported = head.pending().reported();
        work.waits = head.pending().waits();
        work.patched = head.patched();
        work.scan = head.scan();
        work.tally = head.tally();
        Node.Rows rows = store.rows(spec.ref(), number);
        work.taken.addAll(rows.taken());
        work.touched.addAll(rows.touched());
        work.values.addAll(rows.values());
        return work;
    }

    void save(NodeStore store) {
        Node.Pending pending = new Node.Pending(visits, applies, awaited, scheduled, reported, waits);
        store.put(spec.ref(), number, new Node.Head(spec, parent, pending, scan, tally, patched));
        if (rowsChanged) {
            store.putRows(
                    spec.ref(), number, new Node.Rows(List.copyOf(taken), List.copyOf(touched), List.copyOf(values)));
            rowsChanged = false;
        }
    }

    /** A row of D that this node applies; its references are read in their turn. */
    void take(RowId row, Arrival.@Nullable Through through) {
        taken.add(new Taken(row, through));
        rowsChanged = true;
        if (scan == null) {
            scan = new Scan.OfRows(taken.size() - 1, 0, null);
        }
    }

    void touch(RowId row) {
        touched.add(row);
        rowsChanged = true;
    }

    void hold(Carried value) {
        values.add(value);
        rowsChanged = true;
        if (scan == null) {
            scan = new Scan.OfValues(values.size() - 1, null);
        }
    }

    /** All that is this node's own has been applied. */
    void rowsDone() {
        taken.clear();
        touched.clear();
        values.clear();
        rowsChanged = true;
    }

    boolean isEmpty() {
        return taken.isEmpty() && touched.isEmpty() && values.isEmpty() && applies == 0 && awaited == 0;
    }

    void die() {
        tally = tally.died();
        scan = null;
    }
}
