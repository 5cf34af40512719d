package dev.expunge.core.shard;

import dev.expunge.core.catalog.Column;
import dev.expunge.core.catalog.ForeignKey;
import dev.expunge.core.catalog.ForeignKey.Target;
import dev.expunge.core.catalog.Table;
import dev.expunge.core.event.AuditEvent.Affected;
import dev.expunge.core.event.Cause;
import dev.expunge.core.event.Routing;
import dev.expunge.core.event.RowEffect;
import dev.expunge.core.event.RowEffect.Kind;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.event.RowState;
import dev.expunge.core.row.KeyText;
import dev.expunge.core.row.Row;
import dev.expunge.core.row.RowCodec;
import dev.expunge.core.row.Value;
import dev.expunge.core.shard.ReferenceMessage.Op;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Changes one row with all that follows: the record, the indexes, the references, the row topic, the effect, the audit. */
final class RowChanger {

    private final ShardContext shard;

    RowChanger(ShardContext shard) {
        this.shard = shard;
    }

    /**
     * Why a row is changed.
     *
     * @param cause null for a root
     * @param leftTo a reference whose entry its reader takes out
     */
    record Because(String deleteId, @Nullable Cause cause, Arrival.@Nullable Through leftTo) {}

    /**
     * A write by the row's owner.
     *
     * @return how many answers from other shards the write has to await
     */
    int write(Table table, String key, @Nullable Row before, Row after, RowRecord record, long writeId) {
        RowRecord.Stamps stamps = record.stamps();
        Value was = before == null ? null : before.get(Table.DELETION_TIME);
        Value is = after.get(Table.DELETION_TIME);
        RowRecord.By by = stamps.by();
        if (!Objects.equals(was, is) && by != null) {
            shard.claims.tokenLost(by, new RowRef(table.name(), key), "token changed");
            by = null;
        }
        RowRecord.Stamps next = new RowRecord.Stamps(greatest(stamps.last(), is), by);
        store(table, key, before, after, new RowRecord(null, null, next, record.recent(), record.source()));
        return refer(table, key, before, after, writeId);
    }

    /**
     * Registers a live row's references and values once more.
     *
     * @return how many answers from other shards the write has to await
     */
    int referAgain(Table table, String key, Row row, long writeId) {
        Map<Integer, List<Op>> ops = new LinkedHashMap<>();
        present(ops, table, key, row);
        return send(ops, writeId);
    }

    private void present(Map<Integer, List<Op>> ops, Table table, String key, Row row) {
        for (ForeignKey fk : table.references().outgoing()) {
            String value = KeyText.valuesText(fk.columns(), row);
            if (value != null) {
                add(ops, new Op.Register(fk.id(), value, key, ReferenceMessage.Judge.NONE, false));
            }
        }
        for (Target target : shard.catalog().targetsOf(table)) {
            String value = KeyText.valuesText(target.columns(), row);
            if (value != null && !shard.catalog().isKey(target)) {
                add(ops, new Op.Carry(target.id(), value, key));
            }
        }
    }

    /**
     * Rewrites some columns.
     *
     * @return the row as it was
     */
    Row patch(Table table, String key, Map<String, Value> set, Because because) {
        return change(table, key, set, because, Kind.PATCH, record -> record.stamps());
    }

    /** Gives a row back columns that a delete had changed. */
    Row restore(Table table, String key, Map<String, Value> set, Because because) {
        RowRecord.By by = shard.rows.get(table, key).stamps().by();
        if (by != null && set.containsKey(Table.DELETION_TIME)) {
            // Taken over from a delete whose timer has stayed; one's own claim is gone by now.
            shard.claims.tokenLost(by, new RowRef(table.name(), key), "token changed");
        }
        return change(table, key, set, because, Kind.RESTORE, record -> {
            boolean unstamped = set.containsKey(Table.DELETION_TIME);
            return unstamped ? new RowRecord.Stamps(record.stamps().last(), null) : record.stamps();
        });
    }

    /**
     * Soft-deletes the row.
     *
     * @return its token, ms, greater than any deletionTime that the row ever had
     */
    long stamp(Table table, String key, boolean root, Because because) {
        Long last = shard.rows.get(table, key).stamps().last();
        long token = last == null || last == Long.MAX_VALUE ? shard.now() : Math.max(shard.now(), last + 1);
        Column column = Objects.requireNonNull(table.columns().get(Table.DELETION_TIME));
        Value value = column.type() == Column.BaseType.DOUBLE ? new Value.Real(token) : new Value.Int(token);
        RowRecord.Stamps stamps = new RowRecord.Stamps(token, new RowRecord.By(because.deleteId(), root));
        change(table, key, Map.of(Table.DELETION_TIME, value), because, Kind.SOFT_DELETE, record -> stamps);
        return token;
    }

    /** Hard-deletes the row; a marker stays. */
    void remove(Table table, String key, UnitSpec remover, Because because) {
        RowRecord record = shard.rows.get(table, key);
        Row row = Objects.requireNonNull(RowStore.decode(table, record));
        RowRecord.By by = record.stamps().by();
        if (by != null) {
            shard.claims.rowRemoved(by, new RowRef(table.name(), key), remover);
        }
        RowRecord marker = new RowRecord(
                null,
                new RowRecord.Removal(because.deleteId(), shard.now()),
                new RowRecord.Stamps(record.stamps().last(), null),
                record.recent(),
                SourceImages.deleted(record.source()));
        shard.rows.put(table, key, row, null, marker);
        shard.out.emit(new RowState(table.name(), key, null));
        tell(table, key, Kind.DELETE, Map.of(), Map.of(), because);
        Map<Integer, List<Op>> ops = new LinkedHashMap<>();
        for (ForeignKey fk : table.references().outgoing()) {
            String value = KeyText.valuesText(fk.columns(), row);
            Arrival.Through left = because.leftTo();
            boolean leftToReader = left != null
                    && left.foreignKeyId() == fk.id()
                    && left.value().equals(value);
            if (value != null && !leftToReader) {
                add(ops, new Op.Unregister(fk.id(), value, key));
            }
        }
        for (Target target : shard.catalog().targetsOf(table)) {
            String value = KeyText.valuesText(target.columns(), row);
            if (value != null && !shard.catalog().isKey(target)) {
                add(
                        ops,
                        new Op.Uncarry(
                                target.id(),
                                value,
                                key,
                                new ReferenceMessage.Removed(remover.ref(), because.deleteId())));
            }
        }
        send(ops, 0);
    }

    private interface StampRule {
        RowRecord.Stamps next(RowRecord record);
    }

    private Row change(Table table, String key, Map<String, Value> set, Because because, Kind kind, StampRule stamps) {
        RowRecord record = shard.rows.get(table, key);
        Row before = Objects.requireNonNull(RowStore.decode(table, record));
        Row after = before.with(set);
        RowRecord next = new RowRecord(
                null, null, stamps.next(record), record.recent(), SourceImages.wrote(record.source(), set));
        store(table, key, before, after, next);
        Map<String, Value> expected = new TreeMap<>();
        set.keySet().forEach(column -> expected.put(column, orNull(before.get(column))));
        tell(table, key, kind, set, expected, because);
        refer(table, key, before, after, 0);
        return before;
    }

    private void store(Table table, String key, @Nullable Row before, Row after, RowRecord record) {
        RowRecord full =
                new RowRecord(RowCodec.encode(table, after), null, record.stamps(), record.recent(), record.source());
        shard.rows.put(table, key, before, after, full);
        shard.out.emit(new RowState(table.name(), key, after));
    }

    private void tell(
            Table table, String key, Kind kind, Map<String, Value> set, Map<String, Value> expected, Because because) {
        RowRef ref = new RowRef(table.name(), key);
        Long token = kind == Kind.SOFT_DELETE ? longOf(set.get(Table.DELETION_TIME)) : null;
        RowEffect.Because reason = new RowEffect.Because(because.deleteId(), because.cause(), token, shard.now());
        shard.out.emit(new RowEffect(shard.out.eventId(), ref, kind, set, expected, reason));
        shard.out.affected(because.deleteId(), new Affected(ref, kind, because.cause(), token, set));
    }

    /** @param writeId 0: our own change, whose values are not judged */
    private int refer(Table table, String key, @Nullable Row before, Row after, long writeId) {
        boolean judged = writeId != 0;
        ReferenceMessage.Judge judge = judged ? ReferenceMessage.Judge.REPORT : ReferenceMessage.Judge.NONE;
        Map<Integer, List<Op>> ops = new LinkedHashMap<>();
        // What the row carries, and no longer carries, counts when its own references are judged.
        for (Target target : shard.catalog().targetsOf(table)) {
            if (!shard.catalog().isKey(target)) {
                String old = before == null ? null : KeyText.valuesText(target.columns(), before);
                String now = KeyText.valuesText(target.columns(), after);
                if (old != null && !old.equals(now)) {
                    add(ops, new Op.Uncarry(target.id(), old, key, null));
                }
                if (now != null && (judged || !now.equals(old))) {
                    add(ops, new Op.Carry(target.id(), now, key));
                }
            }
        }
        for (ForeignKey fk : table.references().outgoing()) {
            String old = before == null ? null : KeyText.valuesText(fk.columns(), before);
            String now = KeyText.valuesText(fk.columns(), after);
            if (old != null && !old.equals(now)) {
                add(ops, new Op.Unregister(fk.id(), old, key));
            }
            if (now != null && (judged || !now.equals(old))) {
                add(ops, new Op.Register(fk.id(), now, key, judge, !now.equals(old)));
            }
        }
        return send(ops, writeId);
    }

    private void add(Map<Integer, List<Op>> ops, Op op) {
        ops.computeIfAbsent(Routing.shardOf(op.value(), shard.shards), s -> new ArrayList<>())
                .add(op);
    }

    private int send(Map<Integer, List<Op>> ops, long writeId) {
        int awaited = 0;
        for (Map.Entry<Integer, List<Op>> entry : ops.entrySet()) {
            shard.out.send(entry.getKey(), new ReferenceMessage.Change(shard.shard, writeId, entry.getValue()));
            awaited += (int) entry.getValue().stream().filter(Op::isAwaited).count();
        }
        return awaited;
    }

    private static @Nullable Long greatest(@Nullable Long last, @Nullable Value value) {
        Long now = longOf(value);
        return last == null ? now : now == null ? last : Long.valueOf(Math.max(last, now));
    }

    static @Nullable Long longOf(@Nullable Value value) {
        if (value instanceof Value.Int number) {
            return number.value();
        }
        return value instanceof Value.Real real ? Long.valueOf((long) Math.floor(real.value())) : null;
    }

    private static Value orNull(@Nullable Value value) {
        return value == null ? Value.NULL : value;
    }
}
