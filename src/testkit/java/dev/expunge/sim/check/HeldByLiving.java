package dev.expunge.sim.check;

import dev.expunge.core.event.Output;
import dev.expunge.sim.Cluster;
import dev.expunge.sim.World;
import java.util.Set;

/** Every held row belongs to a unit that is under way and has a node where the row is. */
public record HeldByLiving(Cluster cluster) implements World.Witness {

    @Override
    public void see(Output output, World before, long nowMs) {}

    @Override
    public void committed(World world) {
        Set<String> stray = cluster.strayHolders();
        if (!stray.isEmpty()) {
            throw new Violation("held by the living", "rows are held by " + stray);
        }
    }
}
