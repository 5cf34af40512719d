package dev.expunge.core.shard;

import dev.expunge.core.catalog.Column;
import dev.expunge.core.catalog.ForeignKey;
import dev.expunge.core.catalog.Table;
import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.PurgeDue;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.event.TimerChange;
import dev.expunge.core.row.Row;
import dev.expunge.core.row.Value;
import dev.expunge.core.shard.Claim.Patch;
import dev.expunge.core.shard.Claim.Root;
import dev.expunge.core.shard.UnitSpec.Kind;
import dev.expunge.core.shard.UnitSpec.Purpose;
import dev.expunge.core.storage.ByteReader;
import dev.expunge.core.storage.ByteWriter;
import dev.expunge.core.storage.Storage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** What deletes hold on the rows of this shard: stamps, timers, rewritten foreign keys. */
final class Claims {

    private final ShardContext shard;
    private final Records<Claim> claims;

    Claims(ShardContext shard, Storage storage) {
        this.shard = shard;
        this.claims = new Records<>(storage, 'k', Claim.class);
    }

    @Nullable
    Claim get(String deleteId, Claim.Id row) {
        return claims.get(to -> key(to, deleteId, row));
    }

    void put(String deleteId, Claim.Id row, Claim claim) {
        claims.put(to -> key(to, deleteId, row), claim);
    }

    void delete(String deleteId, Claim.Id row) {
        claims.delete(to -> key(to, deleteId, row));
    }

    Claim.Id id(RowRef ref) {
        return new Claim.Id(shard.catalog().table(ref.table()).id(), ref.key());
    }

    void stamped(UnitSpec spec, RowRef ref, long token, boolean root) {
        Claim.Id id = id(ref);
        Claim before = get(spec.deleteId(), id);
        boolean timed = root && spec.is(Kind.SCHEDULED);
        Root kind = timed ? Root.WAITING : root ? Root.IDLE : Root.NO;
        List<Patch> patches = before == null ? List.of() : before.patches();
        put(spec.deleteId(), id, new Claim(token, kind, spec.dueAtMs(), patches, null, null));
        if (timed) {
            shard.out.emit(new TimerChange(ref, new TimerChange.Timer(spec.deleteId(), token, spec.dueAtMs())));
        }
    }

    void patched(UnitSpec spec, RowRef ref, Row before, Judge.Judgement judgement) {
        Claim.Id id = id(ref);
        Claim claim = get(spec.deleteId(), id);
        List<Patch> patches = new ArrayList<>(claim == null ? List.of() : claim.patches());
        for (Arrival.Through through : judgement.patching()) {
            ForeignKey fk = shard.catalog().foreignKey(through.foreignKeyId());
            if (patches.stream().anyMatch(p -> p.foreignKeyId() == fk.id())) {
                continue;
            }
            TreeMap<String, Value> old = new TreeMap<>();
            TreeMap<String, Value> set = new TreeMap<>();
            for (String column : fk.columns()) {
                Value was = before.get(column);
                old.put(column, was == null ? Value.NULL : was);
                set.put(column, judgement.set().getOrDefault(column, Value.NULL));
            }
            RowRef parent = new RowRef(fk.target().table(), through.parentKey());
            patches.add(new Patch(fk.id(), parent, old, set));
        }
        Claim base = claim == null ? new Claim(null, Root.NO, 0, List.of(), null, null) : claim;
        put(spec.deleteId(), id, base.withPatches(List.copyOf(patches)));
    }

    /** The newer delete's unit has passed through a row that this delete has stamped. */
    void met(String deleteId, RowRef ref, String newer) {
        Claim.Id id = id(ref);
        Claim claim = get(deleteId, id);
        if (claim != null && claim.movedTo() != null) {
            met(claim.movedTo(), ref, newer);
        } else if (claim != null) {
            put(deleteId, id, claim.metBy(newer));
        }
    }

    /** The row does not carry the stamp any more that this delete has set. */
    void tokenLost(RowRecord.By by, RowRef ref, String reason) {
        Claim.Id id = id(ref);
        Claim claim = get(by.deleteId(), id);
        if (claim != null && waits(claim)) {
            put(by.deleteId(), id, claim.with(Root.LOST));
            lose(by.deleteId(), ref, reason, claim);
        }
    }

    private void lose(String deleteId, RowRef ref, String reason, Claim claim) {
        shard.out.emit(new TimerChange(ref, null));
        shard.out.sendToHomeOf(deleteId, new LifeMessage.RootLost(deleteId, ref, reason, claim.root() == Root.FIRED));
        shard.out.audit(
                deleteId, null, AuditEvent.Type.PURGE_DROPPED, AuditEvent.Subject.of(ref, Map.of("reason", reason)));
    }

    /** A stamped row was hard-deleted; what its own delete's purge removes is not lost. */
    void rowRemoved(RowRecord.By by, RowRef ref, UnitSpec remover) {
        Claim.Id id = id(ref);
        Claim claim = get(by.deleteId(), id);
        if (claim == null) {
            return;
        }
        if (!by.deleteId().equals(remover.deleteId()) || (waits(claim) && !remover.is(Purpose.PURGE))) {
            tokenLost(by, ref, "row gone");
            return;
        }
        if (waits(claim)) {
            shard.out.emit(new TimerChange(ref, null));
        }
        delete(by.deleteId(), id);
    }

    static boolean waits(Claim claim) {
        return claim.root() == Root.WAITING || claim.root() == Root.FIRED;
    }

    /** The delay of one root is over, says the scheduler; the row has the last word. */
    void due(PurgeDue due) {
        Table table = shard.catalog().find(due.table());
        if (table == null) {
            return;
        }
        Claim.Id id = new Claim.Id(table.id(), due.key());
        Claim claim = get(due.deleteId(), id);
        Row row = shard.rows.live(table, due.key());
        if (claim != null
                && row != null
                && claim.root() == Root.WAITING
                && Long.valueOf(due.token()).equals(claim.token())
                && shard.now() >= claim.dueAtMs()
                && tokenHolds(table, row, claim)) {
            put(due.deleteId(), id, claim.with(Root.FIRED));
            shard.out.sendToHomeOf(due.deleteId(), new LifeMessage.RootFired(due.deleteId()));
        }
    }

    /** Whether the row is a root that this delete may still purge. */
    boolean holds(String deleteId, Table table, String key, Row row) {
        Claim claim = get(deleteId, new Claim.Id(table.id(), key));
        return claim != null && isPurgeable(table, row, claim);
    }

    private static boolean isPurgeable(Table table, Row row, Claim claim) {
        return claim.root() != Root.NO && claim.root() != Root.LOST && tokenHolds(table, row, claim);
    }

    static boolean tokenHolds(Table table, Row row, Claim claim) {
        Long token = claim.token();
        Value value = row.get(Table.DELETION_TIME);
        return token != null && value != null && value.equals(stamp(table, token));
    }

    private static Value stamp(Table table, long token) {
        Column column = table.columns().get(Table.DELETION_TIME);
        return column != null && column.type() == Column.BaseType.DOUBLE ? new Value.Real(token) : new Value.Int(token);
    }

    /** The next root rows that the delete may purge; from here on each of them that loses its token counts. */
    Selector.Selection roots(String deleteId, Claim.@Nullable Id after, int limit) {
        List<Claim.Id> seen = new ArrayList<>();
        List<Claim.Id> found = new ArrayList<>();
        scan(deleteId, after, (id, claim) -> {
            seen.add(id);
            if (claim.root() != Root.NO && claim.root() != Root.LOST) {
                found.add(id);
            }
            return seen.size() < limit;
        });
        List<String> keys = new ArrayList<>();
        String name = "";
        int asked = 0;
        for (Claim.Id id : found) {
            Table table = shard.catalog().find(id.tableId());
            Row row = table == null ? null : shard.rows.live(table, id.key());
            if (table != null && row != null && holds(deleteId, table, id.key(), row)) {
                keys.add(id.key());
                name = table.name();
                Claim claim = Objects.requireNonNull(get(deleteId, id));
                if (claim.root() == Root.IDLE) {
                    put(deleteId, id, claim.with(Root.FIRED));
                    asked++;
                }
            }
        }
        if (asked > 0) {
            shard.out.sendToHomeOf(deleteId, new LifeMessage.RootsAsked(deleteId, asked));
        }
        Node.Scan rest = seen.size() == limit ? new Node.Scan.OfClaims(seen.get(limit - 1)) : null;
        return new Selector.Selection(name, keys, rest, seen.size());
    }

    void scan(String deleteId, Claim.@Nullable Id after, BiPredicate<Claim.Id, Claim> visit) {
        byte[] from = null;
        if (after != null) {
            ByteWriter writer = new ByteWriter();
            key(writer, deleteId, after);
            from = writer.toBytes();
        }
        claims.scan(to -> to.text(deleteId), from, (suffix, claim) -> {
            ByteReader reader = new ByteReader(suffix);
            reader.text();
            int table = (int) reader.varint();
            return visit.test(new Claim.Id(table, new String(reader.rest(), StandardCharsets.UTF_8)), claim);
        });
    }

    private static void key(ByteWriter to, String deleteId, Claim.Id row) {
        to.text(deleteId);
        to.varint(row.tableId());
        to.raw(row.key().getBytes(StandardCharsets.UTF_8));
    }
}
