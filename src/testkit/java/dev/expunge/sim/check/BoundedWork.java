package dev.expunge.sim.check;

import dev.expunge.core.event.Output;
import dev.expunge.core.event.RowEffect;
import dev.expunge.core.event.RowState;
import dev.expunge.sim.Cluster;
import dev.expunge.sim.World;

/** Shards read and write so many records at the most for each row that they hold, change or have to look at. */
public final class BoundedWork implements World.Witness {

    /** Some calls touch no row, and still have to be looked at. */
    private static final long FOR_A_ROUND = 200;

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

    /** A call that may have to read all rows. */
    public void askedOfAll() {
        rows += 1 + cluster.rowRecords();
    }

    @Override
    public void see(Output output, World before, long nowMs) {
        rows += output instanceof RowEffect || output instanceof RowState ? 1 : 0;
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
