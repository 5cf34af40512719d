package dev.expunge.core.shard;

import dev.expunge.core.ErrorCode;
import dev.expunge.core.catalog.ForeignKey;
import dev.expunge.core.catalog.ForeignKey.Target;
import dev.expunge.core.catalog.Table;
import dev.expunge.core.event.Counts;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.request.RowMatcher;
import dev.expunge.core.row.KeyText;
import dev.expunge.core.row.Row;
import dev.expunge.core.row.Value;
import dev.expunge.core.shard.Hold.In;
import dev.expunge.core.shard.Node.RowId;
import dev.expunge.core.shard.PlanMessage.VisitValues.Carried;
import dev.expunge.core.shard.UnitSpec.Kind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What happens when a unit comes to a row or a value: take it, wait for it, give way, or find it taken already. */
final class Arrivals {

    private final ShardContext shard;

    Arrivals(ShardContext shard) {
        this.shard = shard;
    }

    void atRow(NodeWork work, Table table, String key, Arrival arrival) {
        RowRecord record = shard.rows.get(table, key);
        Row row = RowStore.decode(table, record);
        Arrival.Through through = Arrival.through(arrival);
        if (row == null || (through != null && !stillReferences(row, through))) {
            return;
        }
        if (arrival instanceof Arrival.AsRoot root && !isRoot(work, root, table, key, row)) {
            return;
        }
        RowId id = new RowId(table.id(), key);
        Hold hold = shard.holds.get(id.place());
        if (hold == null) {
            take(work, new Found(table, id, row), through);
        } else if (hold.spec().ref().equals(work.spec.ref())) {
            again(work, new Found(table, id, row), hold, through);
        } else {
            meet(work, id.place(), hold, arrival);
        }
    }

    private record Found(Table table, RowId id, Row row) {
        Place place() {
            return id.place();
        }
    }

    private boolean isRoot(NodeWork work, Arrival.AsRoot root, Table table, String key, Row row) {
        boolean holds = !root.claimed() || shard.claims.holds(work.spec.deleteId(), table, key, row);
        return holds && RowMatcher.matches(row, root.conditions(), table);
    }

    private boolean stillReferences(Row row, Arrival.Through through) {
        ForeignKey fk = shard.catalog().foreignKey(through.foreignKeyId());
        return through.value().equals(KeyText.valuesText(fk.columns(), row));
    }

    private void take(NodeWork work, Found found, Arrival.@Nullable Through through) {
        if (through == null) {
            takeRoot(work, found);
            return;
        }
        ForeignKey fk = shard.catalog().foreignKey(through.foreignKeyId());
        if (work.spec.isFast()) {
            if (shard.catalog().cascades(fk)) {
                takeFast(work, found, through);
            } else {
                setNull(work, found, fk, through);
            }
            return;
        }
        Hold hold = new Hold(work.spec, work.number, In.TOUCHED, List.of(), List.of());
        if (shard.catalog().cascades(fk)) {
            enterD(work, found, hold, through);
        } else {
            work.touch(found.id());
            touch(work, found, hold, fk, through);
        }
    }

    private void takeRoot(NodeWork work, Found found) {
        boolean passedOver = work.spec.is(Kind.SOFT) && isSoftDeleted(found);
        List<Row> image = work.spec.rules().returning() ? List.of(found.row()) : List.of();
        work.tally = work.tally.matching(image, !passedOver);
        if (work.spec.isFast()) {
            takeFast(work, found, null);
            return;
        }
        boolean kept = work.spec.rules().keepsRoots();
        Hold hold = new Hold(work.spec, work.number, new In(false, true, kept, false, 0, 0), List.of(), List.of());
        if (!passedOver) {
            enterD(work, found, hold, null);
        } else if (kept) {
            work.touch(found.id());
            shard.holds.put(found.place(), hold);
        }
    }

    private void takeFast(NodeWork work, Found found, Arrival.@Nullable Through through) {
        work.tally = work.tally.withRow();
        Table table = found.table();
        if (shard.references.isLeaf(table, found.row(), found.id().key())) {
            shard.applier.remove(work.spec, table, found.id().key(), through);
            work.tally = work.tally.counting(Counts.of(Counts.Kind.HARD_DELETED, table.name(), 1));
        } else {
            work.take(found.id(), through);
            shard.holds.put(
                    found.place(),
                    new Hold(
                            work.spec,
                            work.number,
                            new In(true, through == null, false, false, 0, 0),
                            List.of(),
                            List.of()));
        }
    }

    private void setNull(NodeWork work, Found found, ForeignKey fk, Arrival.Through through) {
        Map<String, Value> set = new TreeMap<>();
        fk.columns().forEach(column -> set.put(column, Value.NULL));
        shard.changer.patch(found.table(), found.id().key(), set, shard.judge.because(work.spec, through));
        work.tally = work.tally.counting(
                Counts.of(Counts.Kind.SET_NULL, found.table().name(), 1));
    }

    /** The row is one of D from now on, and this node's to apply. */
    private void enterD(NodeWork work, Found found, Hold hold, Arrival.@Nullable Through through) {
        In in = hold.in();
        Hold next = hold.with(new In(true, in.root(), in.kept(), false, 0, 0)).ownedBy(work.number);
        // Whoever applies a row answers for it by its own report: it must not wait for itself.
        Hold.Waiter self = new Hold.Waiter(work.spec, work.number);
        if (next.waiters().contains(self)) {
            next = new Hold(
                    next.spec(),
                    next.node(),
                    next.in(),
                    next.touches(),
                    next.waiters().stream().filter(w -> !w.equals(self)).toList());
            work.awaited--;
        }
        if (through != null && work.spec.rules().keepsRoots()) {
            next = next.touchedThrough(through);
            work.tally = work.tally.touched();
        }
        shard.holds.put(found.place(), next);
        work.take(found.id(), through);
        work.tally = work.tally.withRow();
        demandStamp(work, found, next.in());
        if (work.spec.rules().preview()) {
            count(work, found, next.in());
        }
    }

    /** What would happen to a row of D. */
    private void count(NodeWork work, Found found, In in) {
        boolean removed = work.spec.is(Kind.HARD) || (work.spec.rules().keepsRoots() && !in.kept());
        boolean restamped = work.spec.is(Kind.SCHEDULED) && in.root();
        if (removed || !isSoftDeleted(found) || restamped) {
            Counts.Kind kind = removed ? Counts.Kind.HARD_DELETED : Counts.Kind.SOFT_DELETED;
            work.tally = work.tally.counting(Counts.of(kind, found.table().name(), 1));
        }
    }

    private void again(NodeWork work, Found found, Hold hold, Arrival.@Nullable Through through) {
        if (through == null) {
            rootAgain(work, found, hold);
            return;
        }
        ForeignKey fk = shard.catalog().foreignKey(through.foreignKeyId());
        boolean cascades = shard.catalog().cascades(fk);
        if (work.spec.isFast()) {
            await(work, found.place(), hold, shard.catalog().isAcyclic(fk));
        } else if (cascades && !hold.in().inD()) {
            enterD(work, found, hold, through);
        } else {
            Hold next = hold;
            if (!cascades || work.spec.rules().keepsRoots()) {
                next = hold.touchedThrough(through);
                work.tally = work.tally.touched();
            }
            boolean another = hold.node() != work.number || !hold.in().inD();
            await(work, found.place(), next, another && shard.catalog().isAcyclic(fk));
        }
    }

    private void rootAgain(NodeWork work, Found found, Hold hold) {
        In in = hold.in();
        if (in.root()) {
            return;
        }
        boolean passedOver = work.spec.is(Kind.SOFT) && isSoftDeleted(found);
        List<Row> image = work.spec.rules().returning() ? List.of(found.row()) : List.of();
        work.tally = work.tally.matching(image, !passedOver);
        boolean kept = work.spec.rules().keepsRoots();
        Hold next = hold.with(new In(in.inD(), true, kept, in.refused(), 0, 0));
        if (in.inD() || passedOver) {
            shard.holds.put(found.place(), next);
            demandStamp(work, found, next.in());
        } else {
            enterD(work, found, next, null);
        }
    }

    private void touch(NodeWork work, Found found, Hold hold, ForeignKey fk, Arrival.Through through) {
        work.tally = work.tally.touched();
        await(work, found.place(), hold.touchedThrough(through), shard.catalog().isAcyclic(fk));
    }

    /** Stores the hold; where there is an order, the rows that this node was visited from go only after the row. */
    private void await(NodeWork work, Place place, Hold hold, boolean ordered) {
        Hold.Waiter self = new Hold.Waiter(work.spec, work.number);
        if (ordered && !hold.waiters().contains(self)) {
            work.awaited++;
            shard.holds.put(place, hold.awaitedBy(self));
        } else {
            shard.holds.put(place, hold);
        }
    }

    /** Another unit has the place. Age decides between units that can still give way; a fast one cannot. */
    private void meet(NodeWork work, Place place, Hold hold, Arrival arrival) {
        shard.waits.tell(work, hold.spec());
        if (work.spec.isFast() && hold.spec().isFast()) {
            await(work, place, hold, true);
        } else if (work.spec.isFast() || (!hold.spec().isFast() && work.spec.isOlderThan(hold.spec()))) {
            shard.queues.add(place, new Queues.Wait(work.spec, work.number, arrival));
            work.visits++;
        } else {
            work.die();
        }
    }

    void atValue(NodeWork work, Carried value) {
        Target target = shard.catalog().target(value.targetId());
        Place place = Place.value(target.id(), value.value());
        Hold hold = shard.holds.get(place);
        int removal = value.parentKept() ? 0 : 1;
        if (hold == null) {
            In in = new In(true, false, false, false, removal, 1 - removal);
            shard.holds.put(place, new Hold(work.spec, work.number, in, List.of(), List.of()));
            work.hold(value);
        } else if (hold.spec().ref().equals(work.spec.ref())) {
            In in = hold.in();
            Hold next = hold.with(new In(true, false, false, false, in.removals() + removal, in.keeps() + 1 - removal));
            if (in.removals() == 0 && removal == 1) {
                work.hold(value);
            }
            boolean ordered = hold.node() >= 0
                    && hold.node() != work.number
                    && shard.catalog().table(target.table()).references().incoming().stream()
                            .allMatch(shard.catalog()::isAcyclic);
            await(work, place, next, ordered);
        } else {
            meet(work, place, hold, new Arrival.AsValue(value));
        }
    }

    private boolean isSoftDeleted(Found found) {
        return found.table().isStampable() && found.row().get(Table.DELETION_TIME) != null;
    }

    private void demandStamp(NodeWork work, Found found, In in) {
        boolean soft = !work.spec.is(Kind.HARD) && (!work.spec.rules().keepsRoots() || in.kept());
        if (soft && !found.table().isStampable()) {
            work.tally = work.tally.failing(new DeleteStatus.Failure(
                    ErrorCode.DELETION_TIME_MISSING,
                    "table " + found.table().name() + " has no numeric deletionTime column that may be null"));
        }
    }
}
