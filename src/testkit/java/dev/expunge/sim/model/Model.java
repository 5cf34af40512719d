package dev.expunge.sim.model;

import dev.expunge.core.catalog.Catalog;
import dev.expunge.core.catalog.ForeignKey;
import dev.expunge.core.catalog.Table;
import dev.expunge.core.event.ActionCommand.Action;
import dev.expunge.core.event.Counts;
import dev.expunge.core.event.DeleteStatus.State;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.request.ResolvedDelete;
import dev.expunge.core.row.Row;
import dev.expunge.core.row.RowWrites;
import dev.expunge.core.row.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All there is, changed by one call after the other. A stamp is written as the name of the delete that set it. */
public final class Model {

    final Tables tables;
    final Map<String, Deletion> deletions = new LinkedHashMap<>();
    private final Lateness lateness;
    private int stamps;

    public Model(Catalog catalog) {
        this(new Tables(catalog));
    }

    private Model(Tables tables) {
        this.tables = tables;
        this.lateness = new Lateness(this);
    }

    public Model copy() {
        Model copy = new Model(tables.copy());
        copy.stamps = stamps;
        deletions.forEach((id, deletion) -> copy.deletions.put(id, deletion.copy()));
        return copy;
    }

    /** Of two that have come to what was seen: whether they are the same in what cannot be seen. */
    boolean isLike(Model other) {
        return tables.isLike(other.tables)
                && deletions.keySet().equals(other.deletions.keySet())
                && deletions.values().stream().allMatch(deletion -> deletion.isLike(other.deletions.get(deletion.id)));
    }

    public Map<RowRef, Row> rows() {
        return tables.rows;
    }

    public State state(String deleteId) {
        return Objects.requireNonNull(deletions.get(deleteId)).state;
    }

    /** Null: it has not begun. */
    public @Nullable Counts counts(String deleteId) {
        Deletion deletion = deletions.get(deleteId);
        return deletion == null ? null : deletion.counts;
    }

    public Set<String> deletes() {
        return deletions.keySet();
    }

    /** A stamp that no row has had; it names who set it. */
    private Value stampOf(Deletion deletion) {
        stamps++;
        return new Value.Text(deletion.id + " " + stamps);
    }

    // ---- rows

    /** @param heals whether a late child gets its foreign keys' actions at once, and not by a call of its own */
    public void write(RowRef ref, Map<String, Value> columns, boolean heals) {
        Row row = written(ref, columns);
        if (row != null) {
            tables.hide(ref, List.of());
            tables.write(ref, row);
            loseTokens();
            if (heals) {
                lateness.heal(ref);
            }
        }
    }

    /** The row as the write leaves it, null: it is refused. A write that does not speak of the stamp keeps it. */
    @Nullable
    Row written(RowRef ref, Map<String, Value> columns) {
        Row before = tables.rows.get(ref);
        Map<String, Value> full = new HashMap<>(columns);
        Value stamp = before == null ? null : before.get(Table.DELETION_TIME);
        boolean keeps = stamp != null && !columns.containsKey(Table.DELETION_TIME);
        if (keeps) {
            full.put(Table.DELETION_TIME, Value.NULL);
        }
        if (!(RowWrites.complete(tables.table(ref), full, before) instanceof RowWrites.Written.Accepted accepted)) {
            return null;
        }
        return keeps ? accepted.row().with(Map.of(Table.DELETION_TIME, stamp)) : accepted.row();
    }

    /** @param isSeenLate it was seen to be a late child; so it may be one where only the order within a round decides that */
    public void heal(RowRef ref, boolean isSeenLate) {
        if (tables.rows.containsKey(ref)) {
            if (isSeenLate) {
                tables.believe(ref);
            }
            lateness.heal(ref);
        }
    }

    /** The row is gone at its owner's hand: a unit that nothing can refuse. */
    public void remove(RowRef ref, String deleteId) {
        if (tables.rows.containsKey(ref)) {
            UnitPlan plan = new UnitPlan(tables, List.of(ref), Set.of());
            commit(null, deleteId, plan, Set.of(), plan.d);
            loseTokens();
        }
    }

    /** Applies a plan: patches, stamps, removals. */
    void commit(@Nullable Deletion by, String deleteId, UnitPlan plan, Set<RowRef> stamp, Set<RowRef> remove) {
        Map<RowRef, Row> patched = plan.patched();
        Set<List<Object>> counted = new HashSet<>();
        for (UnitPlan.Patch patch : plan.patches) {
            Map<String, Value> set = new HashMap<>();
            Row row = Objects.requireNonNull(patched.get(patch.row()));
            patch.set().keySet().forEach(c -> set.put(c, orNull(row.get(c))));
            if (by != null) {
                Counts.Kind kind = patch.key().action() == ForeignKey.Action.SET_NULL
                        ? Counts.Kind.SET_NULL
                        : Counts.Kind.SET_DEFAULT;
                if (counted.add(List.of(patch.row(), kind))) {
                    by.count(kind, patch.row());
                }
                by.patches.add(new UnitPlan.Patch(patch.row(), patch.key(), patch.parent(), patch.old(), set));
            }
        }
        patched.forEach(tables::put);
        for (RowRef ref : stamp) {
            Deletion deletion = Objects.requireNonNull(by);
            Value token = stampOf(deletion);
            tables.put(ref, tables.row(ref).with(Map.of(Table.DELETION_TIME, token)));
            deletion.stamps.put(ref, token);
            deletion.count(Counts.Kind.SOFT_DELETED, ref);
        }
        for (RowRef ref : remove) {
            tables.remove(ref, deleteId);
            if (by != null) {
                by.count(Counts.Kind.HARD_DELETED, ref);
            }
        }
    }

    static Value orNull(@Nullable Value value) {
        return value == null ? Value.NULL : value;
    }

    // ---- deletes

    /** @param pages the roots of an async delete in the order in which their pages were seen to go */
    public void delete(String id, ResolvedDelete asked, List<RowRef> pages) {
        new Deleting(this, begun(id, asked)).run(pages);
    }

    public boolean isAsync(String deleteId) {
        Deletion deletion = deletions.get(deleteId);
        return deletion != null && deletion.asked.execution().async();
    }

    Deletion begun(String id, ResolvedDelete asked) {
        return deletions.computeIfAbsent(id, i -> new Deletion(i, asked));
    }

    List<RowRef> roots(Deletion deletion) {
        Set<RowRef> found = deletion.found;
        return tables.select(deletion.asked).stream()
                .filter(ref -> found == null || found.contains(ref))
                .toList();
    }

    boolean has(RowRef ref, @Nullable Value stamp) {
        Row row = tables.rows.get(ref);
        return row != null && stamp != null && stamp.equals(row.get(Table.DELETION_TIME));
    }

    /** Who changes a token or removes its row ends the timer at once; a delete without any is dropped. */
    void loseTokens() {
        for (Deletion deletion : deletions.values()) {
            if (deletion.awaitsPurge()) {
                deletion.roots.replaceAll((ref, token) -> token.filter(stamp -> has(ref, stamp)));
                if (deletion.roots.values().stream().noneMatch(Optional::isPresent)) {
                    deletion.state = State.DROPPED;
                    deletion.isNewlyDropped = true;
                    deletion.purging = false;
                }
            }
        }
    }

    /** A round begins; the tables are so now. */
    public void begin(Catalog catalog) {
        deletions.values().forEach(deletion -> {
            deletion.isNewlySuperseded = false;
            deletion.isNewlyDropped = false;
            deletion.isNewlyRobbed = false;
            deletion.newlyTaken.clear();
            deletion.newlyTakenPatches.clear();
        });
        tables.begin(catalog);
    }

    /** Where one root is taken over while another loses its token, only the delete knows which it has heard of last. */
    public boolean mayAsWellBe(String deleteId, State seen) {
        Deletion deletion = deletions.get(deleteId);
        return deletion != null && deletion.isNewlyRobbed && isOver(deletion.state) && isOver(seen);
    }

    private static boolean isOver(State state) {
        return state == State.DROPPED || state == State.SUPERSEDED;
    }

    /** Goes on as the delete is seen to be. */
    public void follow(String deleteId, State seen) {
        if (mayAsWellBe(deleteId, seen)) {
            Objects.requireNonNull(deletions.get(deleteId)).state = seen;
        }
    }

    /**
     * @param accepted nobody has refused the call: it may have come before the delete had heard of what has ended it
     * @param pages as for {@link #delete}
     */
    public void act(String deleteId, Action action, boolean accepted, List<RowRef> pages) {
        Deletion deletion = deletions.get(deleteId);
        if (deletion != null && deletion.isNewlySuperseded && accepted) {
            boolean ends = action == Action.RESTORE || action == Action.CANCEL;
            deletion.state = ends ? action == Action.RESTORE ? State.RESTORED : State.CANCELLED : deletion.state;
        } else if (deletion != null && deletion.isNewlyDropped && accepted && action == Action.CANCEL) {
            deletion.state = State.CANCELLED;
        } else if (deletion != null && !deletion.purged) {
            new Succession(this, deletion).act(action, pages);
        }
    }

    /** The delay is over. */
    public void fire(String deleteId) {
        Deletion deletion = deletions.get(deleteId);
        if (deletion != null && (deletion.state == State.SCHEDULED || deletion.state == State.PURGING)) {
            new Succession(this, deletion).purge();
        }
    }
}
