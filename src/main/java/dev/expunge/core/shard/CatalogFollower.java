package dev.expunge.core.shard;

import dev.expunge.core.Refusal.Fault;
import dev.expunge.core.catalog.Catalog;
import dev.expunge.core.catalog.CatalogEvolution;
import dev.expunge.core.catalog.Evolution;
import dev.expunge.core.catalog.ForeignKey;
import dev.expunge.core.catalog.MustBeEmpty;
import dev.expunge.core.catalog.Table;
import dev.expunge.core.event.CatalogCommand;
import dev.expunge.core.event.Routing;
import dev.expunge.core.event.RowChange;
import dev.expunge.core.row.Value;
import dev.expunge.core.shard.CatalogMessage.Activated;
import dev.expunge.core.shard.CatalogMessage.Prepare;
import dev.expunge.core.shard.CatalogMessage.Prepared;
import dev.expunge.core.shard.Coordinator.Owner;
import dev.expunge.core.storage.ByteReader;
import dev.expunge.core.storage.Storage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Takes catalog changes on this shard. Units whose tables a change concerns end first, and new ones wait until every shard
 * uses it: so a unit sees one catalog.
 */
final class CatalogFollower {

    /**
     * @param affected tables whose rows or foreign keys are read otherwise afterwards
     * @param frozen tables that must stay without rows until the change is decided
     */
    record Pending(
            long version, byte[] change, List<Fault> faults, Stage stage, Set<String> affected, Set<String> frozen) {}

    enum Stage {
        ENDING_UNITS,
        PREPARED,
        ACTIVE
    }

    record Held(Owner owner) {}

    private final ShardContext shard;
    private final OneRecord<Pending> pending;
    private final Records<Held> heldUnits;
    private final Records<RowChange> heldChanges;

    CatalogFollower(ShardContext shard, Storage storage) {
        this.shard = shard;
        this.pending = new OneRecord<>(storage, 'g', Pending.class);
        this.heldUnits = new Records<>(storage, 'W', Held.class);
        this.heldChanges = new Records<>(storage, 'F', RowChange.class);
    }

    void prepare(Prepare message) {
        Map<String, @Nullable Object> change = JsonTree.decode(message.change());
        Catalog before = shard.catalog().catalog;
        Evolution.Accepted next = (Evolution.Accepted) CatalogEvolution.evolve(before, change);
        Set<String> affected = new TreeSet<>(change.keySet());
        for (String name : change.keySet()) {
            affected.addAll(parents(before.table(name)));
            affected.addAll(parents(next.next().table(name)));
        }
        List<Fault> faults = new ArrayList<>();
        Set<String> frozen = new TreeSet<>();
        for (MustBeEmpty demand : next.mustBeEmpty()) {
            Table table = before.table(demand.table());
            if (table != null && hasRows(table)) {
                faults.add(new Fault(demand.path(), demand.message()));
            }
            frozen.add(demand.table());
        }
        pending.put(new Pending(message.version(), message.change(), faults, Stage.ENDING_UNITS, affected, frozen));
        unitEnded();
    }

    private static Set<String> parents(@Nullable Table table) {
        Set<String> found = new HashSet<>();
        if (table != null) {
            for (ForeignKey fk : table.references().outgoing()) {
                found.add(fk.target().table());
            }
        }
        return found;
    }

    private boolean hasRows(Table table) {
        boolean[] found = {false};
        shard.rows.scan(table.id(), null, (key, record) -> {
            found[0] = record.isLive();
            return !found[0];
        });
        return found[0];
    }

    /** Goes on when no unit of this shard is left that the change concerns. */
    void unitEnded() {
        Pending now = current();
        if (now == null || now.stage() != Stage.ENDING_UNITS) {
            return;
        }
        for (Owner owner : shard.coordinator.owners()) {
            String table = shard.units.table(owner);
            if (table != null && concerns(now, table)) {
                return;
            }
        }
        pending.put(at(now, Stage.PREPARED));
        shard.out.send(leader(), new Prepared(now.version(), now.faults()));
    }

    void activate(long version) {
        Pending now = current();
        if (now == null || now.version() != version || now.stage() == Stage.ACTIVE) {
            return;
        }
        CatalogView before = shard.catalog();
        CatalogView after = shard.catalogs.install(now.change());
        pending.put(at(now, Stage.ACTIVE));
        releaseChanges();
        if (!shard.backFill.begin(before, after)) {
            shard.out.send(leader(), new Activated(version));
        }
    }

    void resume(long version) {
        Pending now = current();
        if (now == null || now.version() != version) {
            return;
        }
        pending.delete();
        releaseChanges();
        List<Long> waiting = new ArrayList<>();
        List<Owner> owners = new ArrayList<>();
        heldUnits.scan(to -> {}, null, (suffix, held) -> {
            waiting.add(new ByteReader(suffix).i64());
            owners.add(held.owner());
            return true;
        });
        waiting.forEach(number -> heldUnits.delete(to -> to.i64(number)));
        owners.forEach(owner -> shard.units.restart(owner, 0, null));
    }

    /** Before any later write of the same rows is taken. */
    private void releaseChanges() {
        List<Long> numbers = new ArrayList<>();
        List<RowChange> changes = new ArrayList<>();
        heldChanges.scan(to -> {}, null, (suffix, change) -> {
            numbers.add(new ByteReader(suffix).i64());
            changes.add(change);
            return true;
        });
        numbers.forEach(number -> heldChanges.delete(to -> to.i64(number)));
        changes.forEach(shard.writer::change);
    }

    /** Whether a write has to wait until it is decided whether its table may change. */
    boolean holdsBack(RowChange change) {
        Pending now = current();
        if (now == null || now.stage() == Stage.ACTIVE) {
            return false;
        }
        if (!now.frozen().contains(change.table())) {
            if (!isAhead(now, change)) {
                return false;
            }
            // What comes after it waits, too, or it would overtake.
            Set<String> frozen = new TreeSet<>(now.frozen());
            frozen.add(change.table());
            pending.put(new Pending(now.version(), now.change(), now.faults(), now.stage(), now.affected(), frozen));
        }
        long number = shard.out.number();
        heldChanges.put(to -> to.i64(number), change);
        return true;
    }

    /** Whether its writer may know the new catalog already: the leader tells it when this shard is prepared, not active. */
    private boolean isAhead(Pending now, RowChange change) {
        if (now.stage() != Stage.PREPARED || !now.affected().contains(change.table())) {
            return false;
        }
        Table table = shard.catalog().find(change.table());
        Map<String, Value> columns = change.columns();
        return table == null || (columns != null && !table.columns().keySet().containsAll(columns.keySet()));
    }

    /** Whether a unit has to wait until the catalog is settled. */
    boolean holdsBack(String table, Owner owner) {
        Pending now = current();
        if (now == null || !concerns(now, table)) {
            return false;
        }
        long number = shard.out.number();
        heldUnits.put(to -> to.i64(number), new Held(owner));
        if (owner instanceof Owner.OfDelete delete) {
            shard.waits.met(delete.deleteId(), null);
        }
        return true;
    }

    /** Whether a unit with roots in this table reads what the change changes. */
    private boolean concerns(Pending change, String root) {
        CatalogView catalog = shard.catalog();
        if (change.affected().contains(root) || catalog.find(root) == null) {
            return true;
        }
        for (String name : catalog.reach(root)) {
            if (change.affected().contains(name)) {
                return true;
            }
            for (ForeignKey fk : catalog.table(name).references().incoming()) {
                if (change.affected().contains(fk.table())) {
                    return true;
                }
            }
        }
        return false;
    }

    private int leader() {
        return Routing.shardOf(CatalogCommand.ROUTING_KEY, shard.shards);
    }

    private static Pending at(Pending now, Stage stage) {
        return new Pending(now.version(), now.change(), now.faults(), stage, now.affected(), now.frozen());
    }

    private @Nullable Pending current() {
        return pending.get();
    }
}
