package dev.expunge.sim.check;

import dev.expunge.core.catalog.Catalog;
import dev.expunge.core.catalog.ForeignKey;
import dev.expunge.core.catalog.Table;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.Output;
import dev.expunge.core.event.RowEffect;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.event.RowState;
import dev.expunge.core.row.KeyText;
import dev.expunge.core.row.Row;
import dev.expunge.sim.World;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Where tables form no cycle, no row is seen that references a removed one. Excused are rows being written (late
 * children), rows left at an owner's removal, and values that a setDefault wrote: nobody judges those.
 */
public final class ParentsGoLast implements World.Witness {

    /** How often a write of the row is still to be answered. */
    private final Map<RowRef, Integer> writing = new HashMap<>();

    private final Set<RowRef> unjudged = new HashSet<>();

    public void writing(RowRef row) {
        writing.merge(row, 1, Integer::sum);
    }

    public void written(RowRef row) {
        writing.merge(row, -1, Integer::sum);
    }

    @Override
    public void see(Output output, World before, long nowMs) {
        if (output instanceof RowEffect effect && effect.kind() == RowEffect.Kind.PATCH) {
            unjudged.add(effect.row());
        }
        if (output instanceof RowState state && state.row() == null) {
            Row gone = before.rows.get(new RowRef(state.table(), state.key()));
            Table table = before.catalog().table(state.table());
            if (gone != null && table != null) {
                for (ForeignKey key : table.references().incoming()) {
                    look(key, state, gone, before);
                }
            }
        }
    }

    private void look(ForeignKey key, RowState state, Row gone, World world) {
        String value = KeyText.valuesText(key.target().columns(), gone);
        boolean isPromised = key.action() == ForeignKey.Action.CASCADE && key.indexed();
        if (value == null || !isPromised || reaches(world.catalog(), state.table(), key.table(), new HashSet<>())) {
            return;
        }
        for (Map.Entry<RowRef, Row> child : world.rows.entrySet()) {
            boolean references = child.getKey().table().equals(key.table())
                    && Objects.equals(value, KeyText.valuesText(key.columns(), child.getValue()));
            if (references && !isExcused(child.getKey(), key, value, state, world)) {
                throw new Violation(
                        "parents go last",
                        state.table() + "/" + state.key() + " went, and " + child.getKey() + " references it");
            }
        }
    }

    private boolean isExcused(RowRef child, ForeignKey key, String value, RowState state, World world) {
        boolean isRemovedAtSource = world.deletes.values().stream()
                .anyMatch(d -> d.resolution() != null
                        && d.resolution().modeFrom() == DeleteStatus.ModeFrom.SOURCE
                        && !d.state().isEnd());
        boolean isCarriedByAnother = world.rows.entrySet().stream()
                .anyMatch(e -> e.getKey().table().equals(state.table())
                        && !e.getKey().key().equals(state.key())
                        && value.equals(KeyText.valuesText(key.target().columns(), e.getValue())));
        return writing.getOrDefault(child, 0) > 0
                || unjudged.contains(child)
                || isRemovedAtSource
                || isCarriedByAnother;
    }

    /** Whether one table references the other, directly or through others. */
    private static boolean reaches(Catalog catalog, String from, String to, Set<String> seen) {
        if (from.equals(to)) {
            return true;
        }
        Table table = catalog.table(from);
        if (table == null || !seen.add(from)) {
            return false;
        }
        return table.references().outgoing().stream()
                .anyMatch(key -> reaches(catalog, key.target().table(), to, seen));
    }
}
