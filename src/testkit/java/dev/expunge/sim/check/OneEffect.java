package dev.expunge.sim.check;

import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.Output;
import dev.expunge.core.event.RowEffect;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.event.RowState;
import dev.expunge.sim.World;
import java.util.HashSet;
import java.util.Set;

/** A delete has one effect on a row, and nothing is told twice. */
public final class OneEffect implements World.Witness {

    private record Done(String deleteId, RowRef row) {}

    private final Set<String> told = new HashSet<>();
    private final Set<Done> removed = new HashSet<>();

    @Override
    public void see(Output output, World before, long nowMs) {
        if (output instanceof AuditEvent event && !told.add(event.eventId())) {
            throw new Violation("one effect", "told twice: " + event);
        }
        if (output instanceof RowState state && state.row() != null) {
            removed.removeIf(done -> done.row().equals(new RowRef(state.table(), state.key())));
        }
        if (output instanceof RowEffect effect) {
            if (!told.add(effect.eventId())) {
                throw new Violation("one effect", "told twice: " + effect);
            }
            boolean again = effect.kind() == RowEffect.Kind.DELETE
                    && !removed.add(new Done(effect.because().deleteId(), effect.row()));
            if (again) {
                throw new Violation("one effect", "removed twice: " + effect);
            }
        }
    }
}
