package dev.expunge.sim.model;

import dev.expunge.core.catalog.Table;
import dev.expunge.core.event.ActionCommand.Action;
import dev.expunge.core.event.Counts;
import dev.expunge.core.event.DeleteStatus.State;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.row.KeyText;
import dev.expunge.core.row.Row;
import dev.expunge.core.row.Value;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What follows upon a delete: its purge, its undoing, its succession by a newer one (semantics.md §5). */
final class Succession {

    private final Model model;
    private final Deletion deletion;

    Succession(Model model, Deletion deletion) {
        this.model = model;
        this.deletion = deletion;
    }

    void act(Action action, List<RowRef> pages) {
        State state = deletion.state;
        boolean refusedPurge = deletion.isRefused() && deletion.purging;
        boolean softDone =
                deletion.isSoft() && (state == State.SCHEDULED || state == State.COMPLETED || state == State.CANCELLED);
        boolean isPurging = state == State.PURGING;
        if (action == Action.RETRY && (refusedPurge || isPurging)) {
            purge();
        } else if (action == Action.RETRY && deletion.isRefused()) {
            new Deleting(model, deletion).run(pages);
        } else if (action == Action.CANCEL && (state == State.SCHEDULED || refusedPurge)) {
            deletion.state = State.CANCELLED;
            deletion.purging = false;
        } else if (action == Action.PURGE
                && (isPurging || ((softDone || refusedPurge) && !holding().isEmpty()))) {
            purge();
        } else if (action == Action.PURGE && refusedPurge) {
            deletion.state = State.DROPPED;
        } else if (action == Action.RESTORE && mayBeRestored()) {
            restore(ref -> true);
            deletion.state = State.RESTORED;
            deletion.purging = false;
            model.loseTokens();
        }
    }

    private boolean mayBeRestored() {
        return switch (deletion.state) {
            case SCHEDULED, COMPLETED, CANCELLED, DROPPED -> deletion.isSoft();
            case BLOCKED, FAILED -> deletion.purging || isPartlyDone();
            default -> false;
        };
    }

    /** An async soft delete of which some pages were refused. */
    private boolean isPartlyDone() {
        return deletion.isSoft() && deletion.asked.execution().async() && !deletion.counts.equals(Counts.NONE);
    }

    /** A restore puts back row by row, and others come between. It may come to a row before a newer delete takes it over. */
    void restoreOnly(RowRef ref) {
        if (mayBeRestored() || deletion.isNewlySuperseded) {
            Value taken = deletion.newlyTaken.get(ref);
            if (taken != null && model.has(ref, taken)) {
                model.deletions.values().forEach(holder -> holder.stamps.remove(ref, taken));
                deletion.stamps.put(ref, taken);
            }
            for (UnitPlan.Patch patch : deletion.newlyTakenPatches) {
                if (patch.row().equals(ref)) {
                    model.deletions.values().forEach(holder -> holder.patches.remove(patch));
                    deletion.patches.add(patch);
                }
            }
            restore(ref::equals);
        }
    }

    List<RowRef> holding() {
        return deletion.roots.entrySet().stream()
                .filter(root -> model.has(root.getKey(), root.getValue().orElse(null)))
                .map(Map.Entry::getKey)
                .toList();
    }

    void purge() {
        deletion.purging = true;
        List<RowRef> roots = holding();
        UnitPlan plan = new UnitPlan(model.tables, roots, Set.of());
        if (plan.isRefused()) {
            deletion.state = plan.blocked ? State.BLOCKED : State.FAILED;
            return;
        }
        int patches = deletion.patches.size();
        model.commit(deletion, deletion.id, plan, Set.of(), plan.d);
        deletion.patches.subList(patches, deletion.patches.size()).clear();
        deletion.stamps.forEach((ref, stamp) -> {
            if (!deletion.roots.containsKey(ref) && model.has(ref, stamp)) {
                unstamp(ref);
                deletion.count(Counts.Kind.RESTORED, ref);
            }
        });
        deletion.stamps.clear();
        deletion.patches.clear();
        deletion.purged = true;
        deletion.state = State.COMPLETED;
        model.loseTokens();
    }

    private void unstamp(RowRef ref) {
        model.tables.put(ref, model.tables.row(ref).with(Map.of(Table.DELETION_TIME, Value.NULL)));
    }

    private void restore(Predicate<RowRef> which) {
        Set<RowRef> restored = new HashSet<>();
        deletion.stamps.forEach((ref, stamp) -> {
            if (which.test(ref) && model.has(ref, stamp)) {
                unstamp(ref);
                restored.add(ref);
            }
        });
        Map<RowRef, Map<String, Value>> undo = new LinkedHashMap<>();
        for (UnitPlan.Patch patch : deletion.patches) {
            Row row = model.tables.rows.get(patch.row());
            boolean untouched = row != null
                    && which.test(patch.row())
                    && model.tables.has(patch.key())
                    && patch.set().entrySet().stream()
                            .allMatch(e -> e.getValue().equals(Model.orNull(row.get(e.getKey()))));
            String old = KeyText.valuesText(patch.key().columns(), Row.of(patch.old()));
            if (untouched && old != null && model.tables.isCarried(patch.key(), old)) {
                undo.computeIfAbsent(patch.row(), r -> new LinkedHashMap<>()).putAll(patch.old());
            }
        }
        undo.forEach((ref, old) -> {
            model.tables.put(ref, model.tables.row(ref).with(old));
            restored.add(ref);
        });
        restored.forEach(ref -> deletion.count(Counts.Kind.RESTORED, ref));
        deletion.stamps.keySet().removeIf(which);
        deletion.patches.removeIf(patch -> which.test(patch.row()));
    }

    /** From the deletes whose stamps the roots had, the newer one takes timers, stamps and old values on what it has met. */
    static void takeOver(Model model, Deletion newer, Map<RowRef, Value> before, Set<RowRef> met) {
        for (Deletion older : model.deletions.values()) {
            Set<RowRef> mine = new LinkedHashSet<>(older == newer ? Set.of() : before.keySet());
            mine.removeIf(ref -> !Objects.equals(older.stamps.get(ref), before.get(ref)));
            Set<RowRef> roots = new LinkedHashSet<>(older == newer ? Set.of() : before.keySet());
            roots.removeIf(ref ->
                    !older.roots.getOrDefault(ref, Optional.empty()).equals(Optional.ofNullable(before.get(ref))));
            if (!mine.isEmpty() || !roots.isEmpty()) {
                mine.forEach(older.stamps::remove);
                move(model, older, newer, met);
                boolean hadRoot = older.roots.keySet().removeAll(roots);
                boolean isOver = older.roots.values().stream().noneMatch(Optional::isPresent);
                older.isNewlyRobbed |= hadRoot;
                if (older.awaitsPurge() && hadRoot && isOver) {
                    older.state = State.SUPERSEDED;
                    older.isNewlySuperseded = true;
                }
            }
        }
    }

    private static void move(Model model, Deletion older, Deletion newer, Set<RowRef> met) {
        for (Map.Entry<RowRef, Value> stamp : Map.copyOf(older.stamps).entrySet()) {
            if (met.contains(stamp.getKey()) && model.has(stamp.getKey(), stamp.getValue())) {
                older.stamps.remove(stamp.getKey());
                older.newlyTaken.put(stamp.getKey(), stamp.getValue());
                newer.stamps.put(stamp.getKey(), stamp.getValue());
            }
        }
        for (UnitPlan.Patch patch : List.copyOf(older.patches)) {
            if (met.contains(patch.parent())) {
                older.patches.remove(patch);
                older.newlyTakenPatches.add(patch);
                boolean isRewritten = newer.patches.stream()
                        .anyMatch(p -> p.row().equals(patch.row())
                                && !Collections.disjoint(
                                        p.set().keySet(), patch.set().keySet()));
                if (!isRewritten) {
                    newer.patches.add(patch);
                }
            }
        }
    }
}
