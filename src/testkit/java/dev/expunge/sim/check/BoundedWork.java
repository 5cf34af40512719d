package dev.expunge.sim.check;

import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.DeleteStatus.State;
import dev.expunge.core.event.Output;
import dev.expunge.core.event.RowEffect;
import dev.expunge.core.event.RowState;
import dev.expunge.sim.Cluster;
import dev.expunge.sim.World;

/** Shards read and write so many records at the most for each row that they hold, change or have to look at. */
public final class BoundedWork implements World.Witness {

    /** For what is looked at and not touched, nor known to be looked at. */
    private static final long FOR_A_ROUND = 10_000;

    private static final long FOR_A_ROW = 40;

    private final Cluster cluster;
    private long rows;
    private long operations;
    private long touches;

    public BoundedWork(Cluster cluster) {
        this.cluster = cluster;
    }

    /** A call, and nothing that it touches, yet. */
    public void asked() {
        rows++;
    }

    /** A call that may have to look at all rows. */
    public void askedOfAll() {
        rows += 1 + cluster.rowRecords();
    }

    @Override
    public void see(Output output, World before, long nowMs) {
        if (isUnit(output)) {
            askedOfAll();
        } else if (output instanceof RowEffect || output instanceof RowState) {
            rows++;
        }
    }

    /** Nobody has asked for it: a purge whose time has come, a late child. What it is refused by it looks at, and does not hold. */
    private static boolean isUnit(Output output) {
        return (output instanceof DeleteStatus status && status.state() == State.PURGING)
                || (output instanceof AuditEvent event
                        && (event.type() == AuditEvent.Type.LATE_CHILD_HEALED
                                || event.type() == AuditEvent.Type.ORPHAN_FOUND));
    }

    /** All that was asked for is done. */
    public void settled() {
        long work = cluster.operations() - operations;
        rows += cluster.touches() - touches;
        if (work > FOR_A_ROUND + FOR_A_ROW * rows) {
            throw new Violation("work is bounded", work + " records read and written for " + rows + " rows");
        }
        rows = 0;
        operations = cluster.operations();
        touches = cluster.touches();
    }
}
