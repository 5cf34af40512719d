package dev.expunge.sim.model;

import dev.expunge.core.catalog.Table;
import dev.expunge.core.event.DeleteStatus.State;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.row.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A delete is carried out: all as one unit, or page by page. */
final class Deleting {

    private final Model model;
    private final Deletion deletion;

    Deleting(Model model, Deletion deletion) {
        this.model = model;
        this.deletion = deletion;
    }

    /** @param order in which the roots of an async delete were seen to go; the contract leaves open which page is first */
    void run(List<RowRef> order) {
        if (deletion.asked.execution().async()) {
            runPages(order);
        } else {
            List<RowRef> roots = model.roots(deletion);
            deletion.found = null;
            unit(roots);
        }
    }

    /** The roots were found once; a refused page is tried again as long as others get through. */
    private void runPages(List<RowRef> order) {
        List<List<RowRef>> pages = pages();
        order.forEach(root -> pages.stream()
                .filter(page -> page.contains(root))
                .findFirst()
                .filter(this::commits)
                .ifPresent(pages::remove));
        boolean isBlocked = false;
        boolean moved = true;
        while (moved && !pages.isEmpty()) {
            moved = false;
            isBlocked = false;
            for (List<RowRef> page : List.copyOf(pages)) {
                if (commits(page)) {
                    moved = true;
                    pages.remove(page);
                }
                isBlocked |= deletion.state == State.BLOCKED;
            }
        }
        Set<RowRef> left = new LinkedHashSet<>();
        pages.forEach(left::addAll);
        deletion.left = left;
        deletion.state = pages.isEmpty() ? State.COMPLETED : isBlocked ? State.BLOCKED : State.FAILED;
    }

    private List<List<RowRef>> pages() {
        Set<RowRef> left = deletion.left;
        List<RowRef> roots = left == null ? model.tables.select(deletion.asked) : List.copyOf(left);
        List<List<RowRef>> pages = new ArrayList<>();
        if (deletion.asked.execution().batchSize() == 1) {
            roots.forEach(root -> pages.add(List.of(root)));
        } else if (!roots.isEmpty()) {
            // Which of more rows share a page depends on where they are; such requests are not made.
            pages.add(roots);
        }
        return pages;
    }

    private boolean commits(List<RowRef> page) {
        unit(page.stream().filter(model.tables.rows::containsKey).toList());
        return !deletion.isRefused();
    }

    /** One unit, all or nothing; leaves the state that a sync delete has then. */
    private void unit(List<RowRef> asked) {
        List<RowRef> roots = new ArrayList<>(asked);
        if (deletion.isSoft() && !deletion.isScheduled()) {
            roots.removeIf(model.tables::isSoftDeleted);
        }
        boolean keepsRoots = deletion.isSoft() && deletion.asked.execution().cascadeHard();
        UnitPlan plan = new UnitPlan(model.tables, roots, keepsRoots ? Set.copyOf(asked) : Set.of());
        Set<RowRef> remove = new HashSet<>(deletion.isSoft() && !keepsRoots ? Set.<RowRef>of() : plan.d);
        remove.removeAll(plan.kept);
        Set<RowRef> stamp = new HashSet<>(plan.d);
        stamp.removeAll(remove);
        stamp.removeIf(ref -> model.tables.isSoftDeleted(ref) && !(deletion.isScheduled() && asked.contains(ref)));
        plan.failed |= stamp.stream().anyMatch(ref -> !model.tables.table(ref).isStampable());
        if (plan.isRefused()) {
            deletion.state = plan.blocked ? State.BLOCKED : State.FAILED;
            return;
        }
        Map<RowRef, Value> before = new HashMap<>();
        stamp.forEach(ref -> before.put(ref, Model.orNull(model.tables.row(ref).get(Table.DELETION_TIME))));
        model.commit(deletion, deletion.id, plan, stamp, remove);
        asked.stream()
                .filter(stamp::contains)
                .forEach(ref -> deletion.roots.put(ref, Optional.ofNullable(deletion.stamps.get(ref))));
        if (deletion.isScheduled()) {
            Succession.takeOver(model, deletion, before, plan.d);
        }
        deletion.state = deletion.isScheduled() && !deletion.roots.isEmpty() ? State.SCHEDULED : State.COMPLETED;
        model.loseTokens();
    }
}
