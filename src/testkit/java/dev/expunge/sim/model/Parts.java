package dev.expunge.sim.model;

import dev.expunge.core.catalog.ForeignKey;
import dev.expunge.core.event.DeleteStatus.State;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.request.ResolvedDelete;
import dev.expunge.core.row.Row;
import dev.expunge.core.row.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What need not happen all at once; docs/testing.md lists it. */
public record Parts(Model model) {

    /** The first half of a write that moves the row: it references nothing any more that it will not reference again. */
    public void leave(RowRef ref, Map<String, Value> columns) {
        Row row = model.tables.rows.get(ref);
        if (row != null) {
            Map<String, Value> left = new HashMap<>();
            model.tables.table(ref).references().outgoing().stream()
                    .flatMap(key -> key.columns().stream())
                    .filter(column -> !Objects.equals(row.get(column), columns.get(column)))
                    .forEach(column -> left.put(column, Value.NULL));
            model.tables.rows.put(ref, row.with(left));
        }
    }

    /** How many foreign keys the row's table has. */
    public int references(RowRef ref) {
        return model.tables.table(ref).references().outgoing().size();
    }

    /** A part of a write: the row is there, and known to reference by one of its foreign keys only. */
    public void enter(RowRef ref, Map<String, Value> columns, int only) {
        model.write(ref, columns, false);
        Row row = model.tables.rows.get(ref);
        if (row != null) {
            Map<String, Value> left = new HashMap<>();
            List<ForeignKey> keys = model.tables.table(ref).references().outgoing();
            keys.forEach(key -> key.columns().forEach(column -> left.put(column, Value.NULL)));
            keys.get(only).columns().forEach(left::remove);
            model.tables.rows.put(ref, row.with(left));
        }
    }

    /** The delete begins to look for its roots; what it can find only later it may miss, but for these. */
    public void look(String id, ResolvedDelete asked, Set<RowRef> seen) {
        Deletion deletion = model.begun(id, asked);
        Set<RowRef> found = new HashSet<>(model.select(asked));
        found.addAll(seen);
        deletion.found = found;
    }

    /** One row of a delete that nothing can refuse, before the others. */
    public void take(String id, ResolvedDelete asked, RowRef ref) {
        Deletion deletion = model.begun(id, asked);
        take(deletion, deletion.id, model.roots(deletion), ref);
    }

    /** One row of a purge that nothing can refuse, before the others. */
    public void takeOfPurge(String id, RowRef ref) {
        Deletion deletion = model.deletions.get(id);
        if (deletion != null && !deletion.purged) {
            deletion.state = State.PURGING;
            take(deletion, id, new Succession(model, deletion).holding(), ref);
        }
    }

    /** One row of a removal at the source that nothing can refuse, before the others. */
    public void takeOfRemoval(RowRef root, String deleteId, RowRef ref) {
        if (model.tables.rows.containsKey(root)) {
            take(null, deleteId, List.of(root), ref);
        }
    }

    private void take(@Nullable Deletion deletion, String deleteId, List<RowRef> roots, RowRef ref) {
        UnitPlan plan = new UnitPlan(model.tables, roots, Set.of()).only(ref);
        model.commit(deletion, deleteId, plan, Set.of(), plan.d);
        model.loseTokens();
    }
}
