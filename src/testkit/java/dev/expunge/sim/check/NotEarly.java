package dev.expunge.sim.check;

import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.Output;
import dev.expunge.sim.World;
import java.util.HashSet;
import java.util.Set;

/** No purge starts before it is due, unless somebody has asked for it. */
public final class NotEarly implements World.Witness {

    private final Set<String> asked = new HashSet<>();

    public void asked(String deleteId) {
        asked.add(deleteId);
    }

    @Override
    public void see(Output output, World before, long nowMs) {
        if (output instanceof DeleteStatus status
                && status.state() == DeleteStatus.State.PURGING
                && !asked.contains(status.deleteId())) {
            for (DeleteStatus.Root root : status.progress().roots()) {
                if (root.dueAtMs() != null && root.dueAtMs() > nowMs) {
                    throw new Violation("not early", status.deleteId() + " at " + nowMs + ", due " + root);
                }
            }
        }
    }
}
