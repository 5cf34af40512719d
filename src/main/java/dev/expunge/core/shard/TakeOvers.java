package dev.expunge.core.shard;

import dev.expunge.core.catalog.Table;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.row.Row;
import dev.expunge.core.shard.Claim.Patch;
import dev.expunge.core.shard.Claim.Root;
import dev.expunge.core.shard.LifeMessage.Met;
import dev.expunge.core.shard.LifeMessage.TakeOver;
import dev.expunge.core.shard.LifeMessage.TakeOverFrom;
import dev.expunge.core.shard.LifeMessage.TakenOver;
import dev.expunge.core.shard.LifeMessage.TakenOverFrom;
import dev.expunge.core.shard.LifeMessage.WasMet;
import dev.expunge.core.storage.ByteReader;
import dev.expunge.core.storage.ByteWriter;
import dev.expunge.core.storage.Storage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** A scheduled delete of rows that another delete has stamped takes over what that one holds on the rows it has met. */
final class TakeOvers {

    /**
     * @param roots root rows of the older delete that were stamped anew here
     * @param fired those whose delay was over
     */
    record Taken(int roots, int fired) {}

    /** Where older deletes held what the newer one has taken over. */
    record Reach(Set<Integer> shards) {}

    private final ShardContext shard;
    private final Records<Taken> taken;
    private final Records<Reach> reached;

    TakeOvers(ShardContext shard, Storage storage) {
        this.shard = shard;
        this.taken = new Records<>(storage, 'T', Taken.class);
        this.reached = new Records<>(storage, 'e', Reach.class);
    }

    /**
     * The newer delete stamps a row that the older one had stamped.
     *
     * @return whether there is something to take over
     */
    boolean restamped(String older, RowRef ref, String newer) {
        if (older.equals(newer)) {
            return false;
        }
        Claim.Id id = shard.claims.id(ref);
        Claim claim = shard.claims.get(older, id);
        if (claim == null) {
            return false;
        }
        if (claim.movedTo() != null) {
            restamped(claim.movedTo(), ref, newer);
        }
        Claim left = new Claim(null, Root.NO, 0, claim.patches(), null, null);
        if (left.isEmpty()) {
            shard.claims.delete(older, id);
        } else {
            shard.claims.put(older, id, left);
        }
        Taken before = taken.get(to -> key(to, newer, older));
        Taken base = before == null ? new Taken(0, 0) : before;
        int root = Claims.waits(claim) ? 1 : 0;
        int fired = claim.root() == Root.FIRED ? 1 : 0;
        Taken now = new Taken(base.roots() + root, base.fired() + fired);
        taken.put(to -> key(to, newer, older), now);
        return true;
    }

    /** Tells the older deletes' homes; the newer delete's home hears when all have handed over. */
    void begin(TakeOver message) {
        List<String> olders = olders(message.newer());
        for (String older : olders) {
            Taken found = Objects.requireNonNull(taken.get(to -> key(to, message.newer(), older)));
            shard.out.sendToHomeOf(
                    older, new TakeOverFrom(older, message.newer(), shard.shard, found.roots(), found.fired()));
        }
        if (olders.isEmpty()) {
            shard.out.sendToHomeOf(message.newer(), new TakenOver(message.newer(), Set.of()));
        }
    }

    void from(TakeOverFrom message) {
        shard.errands.takeOverFrom(message);
    }

    void handedOver(TakenOverFrom message) {
        String newer = message.newer();
        taken.delete(to -> key(to, newer, message.older()));
        Set<Integer> shards = new TreeSet<>(message.shards());
        Reach before = reached.get(to -> to.text(newer));
        if (before != null) {
            shards.addAll(before.shards());
        }
        if (olders(newer).isEmpty()) {
            reached.delete(to -> to.text(newer));
            shard.out.sendToHomeOf(newer, new TakenOver(newer, shards));
        } else {
            reached.put(to -> to.text(newer), new Reach(shards));
        }
    }

    /** The stamp is the newer delete's to undo; a root's timer stays where it is. */
    void move(String older, String newer, Claim.Id id, Table table, Claim claim) {
        Claim known = shard.claims.get(newer, id);
        List<Patch> patches = known == null ? List.of() : known.patches();
        shard.claims.put(newer, id, new Claim(claim.token(), Root.NO, 0, patches, null, null));
        if (claim.root() == Root.NO && claim.patches().isEmpty()) {
            shard.claims.delete(older, id);
        } else {
            Claim left = new Claim(
                    claim.root() == Root.NO ? null : claim.token(),
                    claim.root(),
                    claim.dueAtMs(),
                    claim.patches(),
                    null,
                    newer);
            shard.claims.put(older, id, left);
        }
        if (claim.root() == Root.NO) {
            RowRecord record = shard.rows.get(table, id.key());
            RowRecord.By by = record.stamps().by();
            if (by != null && !by.deleteId().equals(older)) {
                // A root of a still older one, which has kept its timer.
                movedOn(by.deleteId(), id, newer);
                return;
            }
            RowRecord.Stamps stamps = new RowRecord.Stamps(record.stamps().last(), new RowRecord.By(newer, false));
            Row row = RowStore.decode(table, record);
            shard.rows.put(
                    table,
                    id.key(),
                    row,
                    row,
                    new RowRecord(record.columns(), record.removal(), stamps, record.recent(), record.source()));
        }
    }

    private void movedOn(String oldest, Claim.Id id, String newer) {
        Claim claim = shard.claims.get(oldest, id);
        if (claim != null) {
            Claim next = new Claim(claim.token(), claim.root(), claim.dueAtMs(), claim.patches(), null, newer);
            shard.claims.put(oldest, id, next);
        }
    }

    /** The newer delete has met the parent because of which the older one rewrote this row. */
    void movePatch(String older, String newer, Claim.Id id, int foreignKeyId) {
        Claim claim = shard.claims.get(older, id);
        Patch patch = claim == null
                ? null
                : claim.patches().stream()
                        .filter(p -> p.foreignKeyId() == foreignKeyId)
                        .findFirst()
                        .orElse(null);
        if (claim == null || patch == null) {
            return;
        }
        List<Patch> left =
                claim.patches().stream().filter(p -> !p.equals(patch)).toList();
        Claim rest = claim.withPatches(left);
        if (rest.isEmpty()) {
            shard.claims.delete(older, id);
        } else {
            shard.claims.put(older, id, rest);
        }
        Claim known = shard.claims.get(newer, id);
        Claim base = known == null ? new Claim(null, Root.NO, 0, List.of(), null, null) : known;
        boolean rewritten = base.patches().stream()
                .anyMatch(
                        p -> !Collections.disjoint(p.set().keySet(), patch.set().keySet()));
        if (!rewritten) {
            List<Patch> all = new ArrayList<>(base.patches());
            all.add(patch);
            shard.claims.put(newer, id, base.withPatches(List.copyOf(all)));
        }
    }

    void wasMet(WasMet message) {
        Table table = shard.catalog().find(message.parent().table());
        boolean met = false;
        if (table != null) {
            Claim.Id id = new Claim.Id(table.id(), message.parent().key());
            RowRecord.By by =
                    shard.rows.get(table, message.parent().key()).stamps().by();
            Claim own = shard.claims.get(message.newer(), id);
            // One that it has only rewritten stays outside of what it deletes.
            met = (own != null && own.token() != null)
                    || isMetBy(message.older(), id, message.newer())
                    || (by != null && isMetBy(by.deleteId(), id, message.newer()));
        }
        shard.out.send(message.asker().shard(), new Met(message.older(), message.newer(), message.asker(), met));
    }

    private boolean isMetBy(String deleteId, Claim.Id id, String newer) {
        Claim claim = shard.claims.get(deleteId, id);
        return claim != null
                && (claim.movedTo() == null ? newer.equals(claim.metBy()) : isMetBy(claim.movedTo(), id, newer));
    }

    private List<String> olders(String newer) {
        List<String> found = new ArrayList<>();
        taken.scan(to -> to.text(newer), null, (suffix, value) -> {
            ByteReader reader = new ByteReader(suffix);
            reader.text();
            found.add(reader.text());
            return true;
        });
        return found;
    }

    private static void key(ByteWriter to, String newer, String older) {
        to.text(newer);
        to.text(older);
    }
}
