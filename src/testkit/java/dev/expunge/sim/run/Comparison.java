package dev.expunge.sim.run;

import dev.expunge.core.catalog.Table;
import dev.expunge.core.event.Counts;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.DeleteStatus.State;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.row.Row;
import dev.expunge.core.row.Value;
import dev.expunge.sim.World;
import dev.expunge.sim.model.Model;
import dev.expunge.sim.model.Orders;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the model has come to the same rows, states and counts as the cluster. */
record Comparison(World world, Sightings seen) implements Orders.Seen {

    @Override
    public @Nullable String delete(Model model, String id) {
        Counts expected = model.counts(id);
        DeleteStatus status = world.deletes.get(id);
        if (expected == null || status == null) {
            return expected == null && status == null ? null : id + " is " + status;
        }
        Counts counts = status.progress().counts();
        if (!counts.equals(expected)) {
            return id + " should count " + expected + " and counts " + counts;
        }
        State state = model.state(id);
        boolean mayEnd = state == State.SCHEDULED || state == State.BLOCKED || state == State.FAILED;
        return mayEnd ? null : state(id, model, status);
    }

    private static @Nullable String state(String id, Model model, DeleteStatus status) {
        return model.state(id) == status.state() || model.mayAsWellBe(id, status.state())
                ? null
                : id + " should be " + model.state(id) + " and is " + status.state();
    }

    @Override
    public @Nullable String all(Model model) {
        for (String id : model.deletes()) {
            DeleteStatus status = world.deletes.get(id);
            String wrong = delete(model, id);
            if (wrong == null && status != null) {
                wrong = state(id, model, status);
            }
            if (wrong != null) {
                return wrong;
            }
        }
        Set<RowRef> all = new LinkedHashSet<>(world.rows.keySet());
        all.addAll(model.rows().keySet());
        for (RowRef ref : all) {
            Row expected = model.rows().get(ref);
            Row row = world.rows.get(ref);
            if (expected == null || row == null || !isSame(ref, expected, row)) {
                return ref + " should be " + expected + " and is " + row;
            }
        }
        return null;
    }

    private boolean isSame(RowRef ref, Row expected, Row row) {
        Value stamp = row.get(Table.DELETION_TIME);
        if (expected.get(Table.DELETION_TIME) instanceof Value.Text by && stamp != null) {
            String deleteId = by.value().split(" ", 2)[0];
            Value set = new Value.Text("");
            return seen.hasStamped(deleteId, ref, stamp)
                    && expected.with(Map.of(Table.DELETION_TIME, set))
                            .equals(row.with(Map.of(Table.DELETION_TIME, set)));
        }
        return expected.equals(row);
    }
}
