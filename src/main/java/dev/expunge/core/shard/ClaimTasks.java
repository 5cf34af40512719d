package dev.expunge.core.shard;

import dev.expunge.core.catalog.ForeignKey;
import dev.expunge.core.catalog.Table;
import dev.expunge.core.event.Counts;
import dev.expunge.core.event.DeleteStatus.Skipped;
import dev.expunge.core.event.Routing;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.event.TimerChange;
import dev.expunge.core.row.KeyText;
import dev.expunge.core.row.Row;
import dev.expunge.core.row.Value;
import dev.expunge.core.shard.Claim.Patch;
import dev.expunge.core.shard.Claim.Root;
import dev.expunge.core.shard.LifeMessage.EachClaim;
import dev.expunge.core.shard.LifeMessage.Task;
import dev.expunge.core.shard.PendingWrites.OldReference;
import dev.expunge.core.shard.PendingWrites.Purpose;
import dev.expunge.core.shard.ReferenceMessage.Late;
import dev.expunge.core.shard.ReferenceMessage.Op;
import dev.expunge.core.storage.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Goes through the rows of this shard that a delete holds: to give them back, let go of them, or hand them over. */
final class ClaimTasks {

    private record Found(Claim.Id id, Claim claim) {}

    private final ShardContext shard;
    private final ClaimWalks walks;

    ClaimTasks(ShardContext shard, Storage storage) {
        this.shard = shard;
        this.walks = new ClaimWalks(shard, storage);
    }

    void run(EachClaim message) {
        String deleteId = message.deleteId();
        ClaimWalks.Running before = walks.get(deleteId, message.task());
        if (before == null || message.from() == null) {
            walks.put(
                    deleteId,
                    new ClaimWalks.Running(message.number(), message.task(), 0, false, Counts.NONE, List.of()));
        }
        List<Found> found = new ArrayList<>();
        int limit = shard.settings.batchRows();
        shard.claims.scan(deleteId, message.from(), (id, claim) -> {
            found.add(new Found(id, claim));
            return found.size() < limit;
        });
        for (Found next : found) {
            one(deleteId, message.task(), next.id());
        }
        if (found.size() == limit) {
            Claim.Id last = found.get(limit - 1).id();
            shard.out.send(shard.shard, new EachClaim(deleteId, message.number(), message.task(), last));
        } else {
            ClaimWalks.Running now = Objects.requireNonNull(walks.get(deleteId, message.task()));
            walks.end(
                    deleteId,
                    new ClaimWalks.Running(now.number(), now.task(), now.pending(), true, now.counts(), now.skipped()));
        }
    }

    private void one(String deleteId, Task task, Claim.Id id) {
        Claim claim = shard.claims.get(deleteId, id);
        Table table = shard.catalog().find(id.tableId());
        if (claim == null || table == null) {
            shard.claims.delete(deleteId, id);
            return;
        }
        if (task instanceof Task.Restore || task instanceof Task.ReleaseAfterPurge) {
            Place place = Place.row(id.tableId(), id.key());
            if (shard.holds.get(place) != null) {
                shard.queues.add(place, new Queues.Item.Restore(deleteId));
                walks.add(deleteId, task, 1, Counts.NONE, List.of());
            } else {
                giveBack(deleteId, task, id, table, claim);
            }
        } else if (task instanceof Task.CancelTimers) {
            if (Claims.waits(claim)) {
                shard.claims.put(deleteId, id, claim.with(Root.IDLE));
                shard.out.emit(new TimerChange(new RowRef(table.name(), id.key()), null));
            }
        } else if (task instanceof Task.HandOver handOver) {
            handOver(deleteId, handOver, id, table, claim);
        } else {
            shard.claims.delete(deleteId, id);
        }
    }

    /** A row that a unit had is free: its turn. */
    void restoreQueued(String deleteId, Claim.Id id) {
        for (Task task : List.of(new Task.Restore(), new Task.ReleaseAfterPurge())) {
            if (walks.get(deleteId, task) != null) {
                walks.add(deleteId, task, -1, Counts.NONE, List.of());
                one(deleteId, task, id);
                walks.end(deleteId, Objects.requireNonNull(walks.get(deleteId, task)));
                return;
            }
        }
    }

    private void giveBack(String deleteId, Task task, Claim.Id id, Table table, Claim claim) {
        boolean afterPurge = task instanceof Task.ReleaseAfterPurge;
        Row row = shard.rows.live(table, id.key());
        List<OldReference> asked = new ArrayList<>();
        if (row != null && !afterPurge) {
            for (Patch patch : claim.patches()) {
                ForeignKey fk = shard.catalog().findForeignKey(patch.foreignKeyId());
                if (fk != null && holdsWhatWasSet(row, patch)) {
                    asked.add(new OldReference(fk.id(), oldValue(fk, patch)));
                }
            }
        }
        if (asked.isEmpty()) {
            undo(deleteId, task, id, table, List.of());
            return;
        }
        RowRef ref = new RowRef(table.name(), id.key());
        long writeId = shard.out.number();
        for (OldReference old : asked) {
            send(
                    new Op.Register(
                            old.foreignKeyId(), old.value(), id.key(), ReferenceMessage.Judge.REFUSE_ABSENT, false),
                    writeId);
        }
        shard.writes.put(
                writeId,
                new PendingWrites.Pending(ref, asked.size(), List.of(), new Purpose.Restore(deleteId, id, asked)));
        walks.add(deleteId, task, 1, Counts.NONE, List.of());
    }

    /** It is known which old parents are still there. */
    void parentsKnown(Purpose.Restore restore, List<Late> absent) {
        Task task = new Task.Restore();
        String deleteId = restore.deleteId();
        Table table = shard.catalog().find(restore.row().tableId());
        List<OldReference> usable = new ArrayList<>(restore.asked());
        absent.forEach(late -> usable.removeIf(old -> old.foreignKeyId() == late.foreignKeyId()));
        Place place = Place.row(restore.row().tableId(), restore.row().key());
        if (shard.holds.get(place) != null) {
            // All is asked for again when the row's turn comes, if it has not changed by that time.
            withdraw(restore.row(), table, usable);
            shard.queues.add(place, new Queues.Item.Restore(deleteId));
            return;
        }
        walks.add(deleteId, task, -1, Counts.NONE, List.of());
        if (table != null) {
            undo(deleteId, task, restore.row(), table, usable);
        }
        walks.end(deleteId, Objects.requireNonNull(walks.get(deleteId, task)));
    }

    /** @param usable foreign keys whose old parent is there; each is registered already */
    private void undo(String deleteId, Task task, Claim.Id id, Table table, List<OldReference> usable) {
        Claim claim = shard.claims.get(deleteId, id);
        if (claim == null) {
            withdraw(id, table, usable);
            return;
        }
        RowRef ref = new RowRef(table.name(), id.key());
        Row row = shard.rows.live(table, id.key());
        boolean afterPurge = task instanceof Task.ReleaseAfterPurge;
        Map<String, Value> set = new TreeMap<>();
        List<OldReference> unused = new ArrayList<>(usable);
        boolean skipped = false;
        if (claim.token() != null && claim.movedTo() == null) {
            boolean keep = afterPurge && claim.root() != Root.NO;
            if (!keep && row != null && Claims.tokenHolds(table, row, claim)) {
                set.put(Table.DELETION_TIME, Value.NULL);
            } else {
                skipped = keep || !afterPurge;
            }
        }
        for (Patch patch : afterPurge ? List.<Patch>of() : claim.patches()) {
            boolean isUsable = usable.stream().anyMatch(old -> old.foreignKeyId() == patch.foreignKeyId());
            if (row != null && isUsable && holdsWhatWasSet(row, patch)) {
                set.putAll(patch.old());
                unused.removeIf(old -> old.foreignKeyId() == patch.foreignKeyId());
            } else {
                skipped = true;
            }
        }
        withdraw(id, table, unused);
        if (Claims.waits(claim)) {
            shard.out.emit(new TimerChange(ref, null));
        }
        shard.claims.delete(deleteId, id);
        Counts counts = Counts.NONE;
        if (!set.isEmpty()) {
            shard.changer.restore(table, id.key(), set, new RowChanger.Because(deleteId, null, null));
            counts = Counts.of(Counts.Kind.RESTORED, table.name(), 1);
        }
        String reason =
                row == null ? "row gone" : claim.root() != Root.NO && afterPurge ? "token changed" : "changed since";
        walks.add(deleteId, task, 0, counts, skipped ? List.of(new Skipped(ref, reason)) : List.of());
    }

    /** These old parents were asked for in vain: the row has changed in the meantime, or a newer delete has its claim. */
    private void withdraw(Claim.Id id, @Nullable Table table, List<OldReference> unused) {
        Row row = table == null ? null : shard.rows.live(table, id.key());
        for (OldReference old : unused) {
            ForeignKey fk = shard.catalog().findForeignKey(old.foreignKeyId());
            if (fk != null && (row == null || !old.value().equals(KeyText.valuesText(fk.columns(), row)))) {
                send(new Op.Unregister(fk.id(), old.value(), id.key()), 0);
            }
        }
    }

    private void send(Op op, long writeId) {
        shard.out.send(
                Routing.shardOf(op.value(), shard.shards),
                new ReferenceMessage.Change(shard.shard, writeId, List.of(op)));
    }

    private static boolean holdsWhatWasSet(Row row, Patch patch) {
        return patch.set().entrySet().stream().allMatch(e -> {
            Value now = row.get(e.getKey());
            return e.getValue().equals(now == null ? Value.NULL : now);
        });
    }

    private static String oldValue(ForeignKey fk, Patch patch) {
        return Objects.requireNonNull(KeyText.valuesText(fk.columns(), Row.of(patch.old())));
    }

    private void handOver(String older, Task.HandOver handOver, Claim.Id id, Table table, Claim claim) {
        String newer = handOver.newer();
        Row row = shard.rows.live(table, id.key());
        if (newer.equals(claim.metBy())
                && claim.movedTo() == null
                && row != null
                && Claims.tokenHolds(table, row, claim)) {
            shard.takeOvers.move(older, newer, id, table, claim);
        }
        for (Patch patch : claim.patches()) {
            LifeMessage.WasMet.Asker asker = new LifeMessage.WasMet.Asker(shard.shard, 0, id, patch.foreignKeyId());
            shard.out.send(
                    Routing.shardOf(patch.parent().key(), shard.shards),
                    new LifeMessage.WasMet(older, newer, patch.parent(), asker));
            walks.add(older, handOver, 1, Counts.NONE, List.of());
        }
    }

    void met(LifeMessage.Met message) {
        Task task = new Task.HandOver(message.newer());
        if (message.met()) {
            shard.takeOvers.movePatch(
                    message.older(),
                    message.newer(),
                    message.asker().patched(),
                    message.asker().foreignKeyId());
        }
        walks.add(message.older(), task, -1, Counts.NONE, List.of());
        walks.end(message.older(), Objects.requireNonNull(walks.get(message.older(), task)));
    }
}
