package dev.expunge.core.shard;

import dev.expunge.core.catalog.Table;
import dev.expunge.core.event.Counts;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.row.Row;
import dev.expunge.core.shard.DecideMessage.Abort;
import dev.expunge.core.shard.DecideMessage.Aborted;
import dev.expunge.core.shard.DecideMessage.Applied;
import dev.expunge.core.shard.DecideMessage.Commit;
import dev.expunge.core.shard.Judge.Judgement;
import dev.expunge.core.shard.Node.RowId;
import dev.expunge.core.shard.Node.Taken;
import dev.expunge.core.shard.PlanMessage.VisitValues.Carried;
import dev.expunge.core.shard.UnitSpec.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Does what a decided unit has planned on this shard, children before parents, or lets go of it. */
final class Applier {

    private static final int NODES_PER_STEP = 4;

    private final ShardContext shard;

    /** Nodes and places that may go on, once the node at hand is written back. */
    private final Deque<Runnable> later = new ArrayDeque<>();

    Applier(ShardContext shard) {
        this.shard = shard;
    }

    void commit(Commit message) {
        UnitSpec spec = message.spec();
        List<Long> numbers = shard.nodes.of(spec.ref(), message.from(), NODES_PER_STEP);
        for (long number : numbers) {
            NodeWork work = NodeWork.load(shard.nodes, spec, number);
            if (work != null) {
                progress(work);
            }
        }
        if (numbers.size() == NODES_PER_STEP) {
            shard.out.send(shard.shard, new Commit(spec, numbers.get(NODES_PER_STEP - 1)));
        }
    }

    void applied(Applied message) {
        if (message.node() == 0) {
            shard.coordinator.applied(message);
            return;
        }
        NodeWork work = NodeWork.load(shard.nodes, message.spec(), message.node());
        if (work != null) {
            work.applies--;
            work.tally = work.tally.plus(message.tally());
            progress(work);
        }
    }

    private void progress(NodeWork work) {
        if (!work.patched) {
            work.patched = true;
            work.touched.forEach(id -> patch(work, id));
        }
        if (work.applies > 0) {
            work.save(shard.nodes);
            return;
        }
        work.taken.forEach(taken -> apply(work, taken));
        work.values.forEach(value -> valueDone(work.spec, value));
        work.rowsDone();
        if (work.awaited > 0) {
            work.save(shard.nodes);
            return;
        }
        shard.nodes.delete(work.spec.ref(), work.number);
        shard.out.send(work.parent.shard(), new Applied(work.spec, work.parent.number(), work.tally));
    }

    private void apply(NodeWork work, Taken taken) {
        Table table = shard.catalog().table(taken.row().tableId());
        String key = taken.row().key();
        Hold hold = Objects.requireNonNull(shard.holds.get(taken.row().place(), work.spec.ref()));
        boolean removed = work.spec.is(Kind.HARD)
                || (work.spec.rules().keepsRoots() && !hold.in().kept());
        if (removed) {
            remove(work.spec, table, key, taken.through());
            work.tally = work.tally.counting(Counts.of(Counts.Kind.HARD_DELETED, table.name(), 1));
            return;
        }
        if (hold.in().kept()) {
            rewrite(work, table, key, hold);
        }
        stamp(work, table, key, hold.in().root(), taken.through());
        release(taken.row().place(), hold, work);
    }

    /** Hard-deletes a row of a unit that is sure to go through. */
    void remove(UnitSpec spec, Table table, String key, Arrival.@Nullable Through through) {
        shard.changer.remove(table, key, spec, shard.judge.because(spec, through));
        Place place = Place.row(table.id(), key);
        Hold hold = shard.holds.get(place, spec.ref());
        if (hold != null) {
            release(place, hold, null);
        }
    }

    private void stamp(NodeWork work, Table table, String key, boolean root, Arrival.@Nullable Through through) {
        UnitSpec spec = work.spec;
        boolean anew = spec.is(Kind.SCHEDULED) && root;
        RowRecord record = shard.rows.get(table, key);
        Row row = Objects.requireNonNull(RowStore.decode(table, record));
        RowRef ref = new RowRef(table.name(), key);
        boolean stamped = row.get(Table.DELETION_TIME) != null;
        RowRecord.By by = stamped ? record.stamps().by() : null;
        if (stamped && !anew) {
            if (by != null && spec.is(Kind.SCHEDULED)) {
                shard.claims.met(by.deleteId(), ref, spec.deleteId());
            }
            return;
        }
        boolean takeOver = by != null && shard.takeOvers.restamped(by.deleteId(), ref, spec.deleteId());
        long token = shard.changer.stamp(table, key, root, shard.judge.because(spec, through));
        shard.claims.stamped(spec, ref, token, root);
        work.tally = work.tally.counting(Counts.of(Counts.Kind.SOFT_DELETED, table.name(), 1));
        if (root) {
            Long dueAt = spec.is(Kind.SCHEDULED) ? Long.valueOf(spec.dueAtMs()) : null;
            work.tally = work.tally.stampedRoot(new DeleteStatus.Root(key, token, dueAt), takeOver);
        }
    }

    private void patch(NodeWork work, RowId id) {
        Hold hold = shard.holds.get(id.place(), work.spec.ref());
        if (hold == null || hold.in().inD()) {
            return;
        }
        rewrite(work, shard.catalog().table(id.tableId()), id.key(), hold);
        release(id.place(), hold, work);
    }

    private void rewrite(NodeWork work, Table table, String key, Hold hold) {
        Judgement judgement = shard.judge.of(table, key, hold);
        RowRef ref = new RowRef(table.name(), key);
        for (Arrival.Through orphaned : judgement.refusing()) {
            shard.healer.orphan(
                    ref, new ReferenceMessage.Late(orphaned.foreignKeyId(), orphaned.value(), work.spec.deleteId()));
        }
        if (judgement.set().isEmpty()) {
            return;
        }
        RowChanger.Because because =
                shard.judge.because(work.spec, judgement.patching().get(0));
        Row before = shard.changer.patch(table, key, judgement.set(), because);
        if (!work.spec.is(Kind.HARD)) {
            shard.claims.patched(work.spec, ref, before, judgement);
        }
        for (Counts.Kind kind : judgement.kinds()) {
            work.tally = work.tally.counting(Counts.of(kind, table.name(), 1));
        }
    }

    /** Everything below a held value is done. The hold stays until the rows that carried the value are gone. */
    void valueDone(UnitSpec spec, Carried value) {
        Place place = Place.value(value.targetId(), value.value());
        Hold hold = shard.holds.get(place, spec.ref());
        if (hold != null && hold.node() >= 0) {
            wake(hold, null);
            Hold.In in = hold.in();
            Hold.In done = new Hold.In(true, false, false, false, in.removals(), 0);
            Hold next = new Hold(spec, -1, done, List.of(), List.of());
            shard.holds.put(place, next);
            releaseValue(place, next);
        }
    }

    /** A row of the unit that carried the value is gone. */
    void carrierRemoved(Place place, UnitRef unit) {
        Hold hold = shard.holds.get(place, unit);
        if (hold != null) {
            Hold.In in = hold.in();
            Hold next = hold.with(new Hold.In(true, false, false, false, in.removals() - 1, in.keeps()));
            shard.holds.put(place, next);
            releaseValue(place, next);
        }
    }

    private void releaseValue(Place place, Hold hold) {
        if (hold.node() < 0 && hold.in().removals() <= 0) {
            release(place, hold, null);
        }
    }

    void abort(Abort message) {
        UnitSpec spec = message.spec();
        List<Long> numbers = shard.nodes.of(spec.ref(), null, NODES_PER_STEP);
        for (long number : numbers) {
            Node.Rows rows = shard.nodes.rows(spec.ref(), number);
            rows.taken().forEach(taken -> letGo(spec, taken.row().place()));
            rows.touched().forEach(id -> letGo(spec, id.place()));
            rows.values().forEach(value -> letGo(spec, Place.value(value.targetId(), value.value())));
            shard.nodes.delete(spec.ref(), number);
        }
        if (numbers.size() == NODES_PER_STEP) {
            shard.out.send(shard.shard, message);
        } else {
            shard.out.send(spec.ref().coordinator(), new Aborted(spec));
        }
    }

    private void letGo(UnitSpec spec, Place place) {
        if (shard.holds.get(place, spec.ref()) != null) {
            shard.holds.delete(place);
            later.add(() -> shard.queues.drain(place));
        }
    }

    /** @param current the node at hand, whose count is changed in place; null: none of the waiters is at hand */
    private void release(Place place, Hold hold, @Nullable NodeWork current) {
        shard.holds.delete(place);
        wake(hold, current);
        later.add(() -> shard.queues.drain(place));
    }

    private void wake(Hold hold, @Nullable NodeWork current) {
        for (Hold.Waiter waiter : hold.waiters()) {
            boolean atHand = current != null
                    && current.number == waiter.node()
                    && current.spec.ref().equals(waiter.spec().ref());
            if (current != null && atHand) {
                current.awaited--;
            } else {
                later.add(() -> rowDone(waiter));
            }
        }
    }

    private void rowDone(Hold.Waiter waiter) {
        NodeWork work = NodeWork.load(shard.nodes, waiter.spec(), waiter.node());
        if (work == null) {
            return;
        }
        work.awaited--;
        if (work.spec.isFast()) {
            shard.planner.settle(work);
        } else {
            progress(work);
        }
    }

    void runLater() {
        for (Runnable next = later.poll(); next != null; next = later.poll()) {
            next.run();
        }
    }
}
