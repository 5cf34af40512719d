package dev.expunge.sim.model;

import dev.expunge.core.catalog.Column;
import dev.expunge.core.catalog.ForeignKey;
import dev.expunge.core.catalog.ForeignKey.Action;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.row.Row;
import dev.expunge.core.row.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** One unit as semantics.md §3 has it: who is in D, what happens to the rows outside, or why nothing may happen. */
final class UnitPlan {

    /** A foreign key of a row that is rewritten because of its parent. */
    record Patch(RowRef row, ForeignKey key, RowRef parent, Map<String, Value> old, Map<String, Value> set) {}

    final Set<RowRef> d = new LinkedHashSet<>();

    /** Of D, those that were asked for and stay, because only what they cascade to goes. */
    final Set<RowRef> kept;

    final List<Patch> patches = new ArrayList<>();
    boolean blocked;
    boolean failed;
    private final Tables tables;

    UnitPlan(Tables tables, List<RowRef> roots, Set<RowRef> kept) {
        this.tables = tables;
        this.kept = kept;
        List<RowRef> walk = new ArrayList<>(roots);
        for (int i = 0; i < walk.size(); i++) {
            if (d.add(walk.get(i))) {
                for (ForeignKey key : incoming(walk.get(i))) {
                    if (key.action() == Action.CASCADE && key.indexed()) {
                        walk.addAll(tables.referencing(key, walk.get(i)));
                    }
                }
            }
        }
        for (RowRef parent : d) {
            for (ForeignKey key : incoming(parent)) {
                tables.referencing(key, parent).forEach(child -> judge(child, key, parent));
            }
        }
        Set<RowRef> refused = refused();
        failed |= !refused.isEmpty();
        patches.removeIf(patch -> refused.contains(patch.row()) && patch.key().action() == Action.SET_DEFAULT);
    }

    /** What happens to this row because nothing can refuse the plan. */
    UnitPlan only(RowRef ref) {
        d.retainAll(Set.of(ref));
        patches.removeIf(patch -> !patch.row().equals(ref));
        return this;
    }

    private List<ForeignKey> incoming(RowRef row) {
        return tables.table(row).references().incoming();
    }

    private void judge(RowRef child, ForeignKey key, RowRef parent) {
        boolean staysInD = kept.contains(child) && !kept.contains(parent);
        if (d.contains(child) && !staysInD) {
            return;
        }
        if (key.action() == Action.RESTRICT
                || key.action() == Action.NO_ACTION
                || (staysInD && key.action() == Action.CASCADE)) {
            blocked = true;
        } else if (!key.indexed() || key.action() == Action.CASCADE) {
            failed = true;
        } else {
            patch(child, key, parent);
        }
    }

    private void patch(RowRef child, ForeignKey key, RowRef parent) {
        Map<String, Value> old = new TreeMap<>();
        Map<String, Value> set = new TreeMap<>();
        for (String name : key.columns()) {
            Column column = Objects.requireNonNull(tables.table(child).columns().get(name));
            Value now = tables.row(child).get(name);
            old.put(name, now == null ? Value.NULL : now);
            Value value = key.action() == Action.SET_NULL ? Value.NULL : column.defaultValue();
            if (value == null || (value == Value.NULL && column.notNull())) {
                failed = true;
                return;
            }
            set.put(name, value);
        }
        boolean known =
                patches.stream().anyMatch(p -> p.row().equals(child) && p.key().equals(key));
        if (!known) {
            patches.add(new Patch(child, key, parent, old, set));
        }
    }

    /** The patched rows that would reference what goes. */
    private Set<RowRef> refused() {
        Set<RowRef> found = new LinkedHashSet<>();
        patched().forEach((child, row) -> {
            for (ForeignKey key : rewritten(child)) {
                for (RowRef parent : d) {
                    boolean goes = !(d.contains(child) && kept.contains(parent));
                    if (goes && tables.references(key, row, parent)) {
                        found.add(child);
                    }
                }
            }
        });
        return found;
    }

    /** The foreign keys of the row of which a patch sets a column: only these can reference something anew. */
    private List<ForeignKey> rewritten(RowRef child) {
        Set<String> set = new HashSet<>();
        patches.stream()
                .filter(p -> p.row().equals(child))
                .forEach(p -> set.addAll(p.set().keySet()));
        return tables.table(child).references().outgoing().stream()
                .filter(key -> !Collections.disjoint(key.columns(), set))
                .toList();
    }

    /** The rows as the patches leave them: where null and a default meet on one column, null wins. */
    Map<RowRef, Row> patched() {
        Map<RowRef, Row> result = new LinkedHashMap<>();
        for (Action action : List.of(Action.SET_DEFAULT, Action.SET_NULL)) {
            patches.stream()
                    .filter(p -> p.key().action() == action)
                    .forEach(p ->
                            result.merge(p.row(), tables.row(p.row()).with(p.set()), (row, same) -> row.with(p.set())));
        }
        return result;
    }

    boolean isRefused() {
        return blocked || failed;
    }
}
