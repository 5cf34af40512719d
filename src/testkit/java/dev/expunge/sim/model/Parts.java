package dev.expunge.sim.model;

import dev.expunge.core.catalog.ForeignKey;
import dev.expunge.core.event.DeleteStatus.State;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.request.ResolvedDelete;
import dev.expunge.core.row.Row;
import dev.expunge.core.row.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What need not happen all at once; docs/testing.md lists it. */
public record Parts(Model model) {

    /** A write that moves the row begins: nobody finds it any more by what it will not reference again. */
    public void leave(RowRef ref, Map<String, Value> columns) {
        Row row = model.tables.rows.get(ref);
        Row next = model.written(ref, columns);
        if (row != null && next != null) {
            List<ForeignKey> left = keys(ref).stream()
                    .filter(key -> key.columns().stream()
                            .anyMatch(column -> !Objects.equals(row.get(column), next.get(column))))
                    .toList();
            model.tables.hide(ref, left);
        }
    }

    /** The foreign keys of the row's table. */
    public List<ForeignKey> keys(RowRef ref) {
        return model.tables.table(ref).references().outgoing();
    }

    /** The row is written, and nobody finds it by its foreign keys yet. */
    public void enter(RowRef ref, Map<String, Value> columns) {
        if (model.written(ref, columns) != null) {
            model.write(ref, columns, false);
            model.tables.hide(ref, keys(ref));
        }
    }

    /** One of the row's foreign keys is known. */
    public void show(RowRef ref, ForeignKey key) {
        model.tables.show(ref, key);
    }

    /** All of the row's foreign keys are known. */
    public void show(RowRef ref) {
        model.tables.hide(ref, List.of());
    }

    /** A unit has set columns of the row to these defaults, and nobody finds it by them yet. */
    public void hideDefaults(RowRef ref, Map<String, Value> set) {
        Row row = model.tables.rows.get(ref);
        if (row != null) {
            List<ForeignKey> hidden = keys(ref).stream()
                    .filter(key -> key.columns().stream().anyMatch(set::containsKey))
                    .filter(key -> set.entrySet().stream()
                            .allMatch(e -> e.getValue().equals(Model.orNull(row.get(e.getKey())))))
                    .toList();
            model.tables.hide(ref, hidden);
        }
    }

    /** The delete begins to look for its roots; what it can find only later it may miss, but for these. */
    public void look(String id, ResolvedDelete asked, Set<RowRef> seen) {
        Deletion deletion = model.begun(id, asked);
        Set<RowRef> found = new HashSet<>(model.tables.select(asked));
        if (deletion.isSoft() && !deletion.isScheduled()) {
            // Such a root contributes nothing, also where it is put back before the others are found.
            found.removeIf(model.tables::isSoftDeleted);
        }
        found.addAll(seen);
        deletion.found = found;
    }

    /** One row of a delete that nothing can refuse, before the others. */
    public void take(String id, ResolvedDelete asked, RowRef ref) {
        Deletion deletion = model.begun(id, asked);
        take(deletion, deletion.id, model.roots(deletion), ref);
        if (deletion.found != null) {
            // One that is written anew behind that is not found again.
            deletion.found = new HashSet<>(deletion.found);
            deletion.found.remove(ref);
        }
    }

    /** One row of a purge that nothing can refuse, before the others. */
    public void takeOfPurge(String id, RowRef ref) {
        Deletion deletion = model.deletions.get(id);
        if (deletion != null && !deletion.purged) {
            deletion.state = State.PURGING;
            take(deletion, id, new Succession(model, deletion).holding(), ref);
        }
    }

    /** One row that a delete's restore puts back, before the others. */
    public void putBack(String id, RowRef ref) {
        Deletion deletion = model.deletions.get(id);
        if (deletion != null) {
            new Succession(model, deletion).restoreOnly(ref);
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
