package dev.expunge.core.shard;

import dev.expunge.core.catalog.Column;
import dev.expunge.core.catalog.ForeignKey;
import dev.expunge.core.catalog.ForeignKey.Action;
import dev.expunge.core.catalog.Table;
import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.Cause;
import dev.expunge.core.event.ReplyTo;
import dev.expunge.core.event.Routing;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.request.DeleteRequest.Condition;
import dev.expunge.core.request.DeleteRequest.Operator;
import dev.expunge.core.row.KeyText;
import dev.expunge.core.row.Row;
import dev.expunge.core.row.Value;
import dev.expunge.core.shard.PendingWrites.Pending;
import dev.expunge.core.shard.PendingWrites.Purpose;
import dev.expunge.core.shard.PendingWrites.Stage;
import dev.expunge.core.shard.ReferenceMessage.Late;
import dev.expunge.core.shard.ReferenceMessage.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gives a row that references a hard-deleted value the action of its foreign key; what cannot be done is an orphan. */
final class Healer {

    private final ShardContext shard;

    Healer(ShardContext shard) {
        this.shard = shard;
    }

    void begin(long writeId, Pending pending, @Nullable ReplyTo replyTo) {
        List<Late> late = new ArrayList<>(stillLate(pending.row(), pending.late()));
        if (late.isEmpty()) {
            shard.writes.end(writeId, pending.row(), replyTo);
            return;
        }
        Late cascade = late.stream()
                .filter(l -> foreignKey(l).action() == Action.CASCADE)
                .findFirst()
                .orElse(null);
        if (cascade != null) {
            // The first is the one that the unit is for, also if its action changes meanwhile.
            late.remove(cascade);
            late.add(0, cascade);
        }
        Stage stage = cascade == null ? Stage.PATCH : Stage.UNIT;
        shard.writes.put(
                writeId, new Pending(pending.row(), 0, List.of(), new Purpose.Heal(replyTo, stage, late, List.of())));
        if (cascade == null) {
            resume(writeId);
        } else {
            shard.units.startHealing(writeId, cascade.deleteId(), pending.row());
        }
    }

    /** What the row must still reference when the unit comes to it; empty: it does not any more. */
    List<Condition> whatIsLate(long writeId) {
        Pending pending = shard.writes.get(writeId);
        if (pending == null || !(pending.purpose() instanceof Purpose.Heal heal)) {
            return List.of();
        }
        Late first = heal.children().get(0);
        Table table = shard.catalog().find(pending.row().table());
        Row row = table == null ? null : shard.rows.live(table, pending.row().key());
        if (row == null || stillLate(pending.row(), List.of(first)).isEmpty()) {
            return List.of();
        }
        return foreignKey(first).columns().stream()
                .map(column -> new Condition(column, Operator.EQ, List.of(Objects.requireNonNull(row.get(column)))))
                .toList();
    }

    /** The unit that was to remove the row has ended. */
    void unitEnded(long writeId, Coordinator.Outcome outcome) {
        Pending pending = shard.writes.get(writeId);
        if (pending == null || !(pending.purpose() instanceof Purpose.Heal heal)) {
            return;
        }
        if (outcome.result() != Coordinator.Result.COMMITTED) {
            resume(writeId);
        } else if (outcome.tally().matched() > 0) {
            healed(pending.row(), heal.children().get(0), "removed");
            shard.writes.end(writeId, pending.row(), heal.replyTo());
        } else {
            // The row had moved away from this parent before the unit came to it; there may be others.
            List<Late> others = heal.children().subList(1, heal.children().size());
            begin(writeId, new Pending(pending.row(), 0, others, heal), heal.replyTo());
        }
    }

    /** Goes on with the patches as soon as no unit has the row. */
    void resume(long writeId) {
        Pending pending = shard.writes.get(writeId);
        if (pending == null || !(pending.purpose() instanceof Purpose.Heal heal)) {
            return;
        }
        Table table = shard.catalog().find(pending.row().table());
        if (table == null) {
            shard.writes.end(writeId, pending.row(), heal.replyTo());
            return;
        }
        Place place = Place.row(table.id(), pending.row().key());
        if (shard.holds.get(place) != null) {
            shard.queues.add(place, new Queues.Item.Heal(writeId));
        } else if (heal.stage() == Stage.DEFAULTS) {
            patch(writeId, pending.row(), table, heal);
        } else {
            tryDefaults(writeId, pending.row(), table, heal);
        }
    }

    private void tryDefaults(long writeId, RowRef row, Table table, Purpose.Heal heal) {
        List<Late> late = stillLate(row, heal.children());
        List<Late> tried = new ArrayList<>();
        for (Late child : late) {
            String value = defaultText(table, foreignKey(child));
            if (foreignKey(child).action() == Action.SET_DEFAULT && value != null) {
                tried.add(new Late(child.foreignKeyId(), value, child.deleteId()));
                Op op = new Op.Register(
                        child.foreignKeyId(), value, row.key(), ReferenceMessage.Judge.REFUSE_DELETED, false);
                shard.out.send(
                        Routing.shardOf(value, shard.shards),
                        new ReferenceMessage.Change(shard.shard, writeId, List.of(op)));
            }
        }
        Purpose.Heal next = new Purpose.Heal(heal.replyTo(), Stage.DEFAULTS, late, tried);
        shard.writes.put(writeId, new Pending(row, tried.size(), List.of(), next));
        if (tried.isEmpty()) {
            patch(writeId, row, table, next);
        }
    }

    void defaultsTried(long writeId, Pending pending, Purpose.Heal heal) {
        List<Late> usable = new ArrayList<>(heal.tried());
        for (Late refused : pending.late()) {
            usable.removeIf(t -> t.foreignKeyId() == refused.foreignKeyId());
        }
        Purpose.Heal next = new Purpose.Heal(heal.replyTo(), Stage.DEFAULTS, heal.children(), usable);
        shard.writes.put(writeId, new Pending(pending.row(), 0, List.of(), next));
        resume(writeId);
    }

    private void patch(long writeId, RowRef row, Table table, Purpose.Heal heal) {
        List<Late> late = stillLate(row, heal.children());
        if (late.stream().anyMatch(child -> hasAnotherDefault(table, heal, child))) {
            withdrawUnused(row, table, heal, Map.of());
            tryDefaults(writeId, row, table, heal);
            return;
        }
        Map<String, Value> set = new TreeMap<>();
        List<Late> done = new ArrayList<>();
        for (Late child : late) {
            ForeignKey fk = foreignKey(child);
            if (fk.action() == Action.SET_DEFAULT && tried(heal, child) != null) {
                fk.columns()
                        .forEach(c -> set.put(
                                c, Objects.requireNonNull(column(table, c).defaultValue())));
                done.add(child);
            }
        }
        for (Late child : late) {
            ForeignKey fk = foreignKey(child);
            if (fk.action() == Action.SET_NULL
                    && fk.columns().stream().noneMatch(c -> column(table, c).notNull())) {
                fk.columns().forEach(c -> set.put(c, Value.NULL));
                done.add(child);
            }
        }
        withdrawUnused(row, table, heal, set);
        if (!done.isEmpty()) {
            Late first = done.get(0);
            shard.changer.patch(table, row.key(), set, new RowChanger.Because(first.deleteId(), cause(first), null));
            done.forEach(child -> healed(row, child, "patched"));
        }
        for (Late child : late) {
            if (!done.contains(child)) {
                orphan(row, child);
            }
        }
        shard.writes.end(writeId, row, heal.replyTo());
    }

    /** The default that is registered for the child; null: none. */
    private static @Nullable String tried(Purpose.Heal heal, Late child) {
        return heal.tried().stream()
                .filter(t -> t.foreignKeyId() == child.foreignKeyId())
                .map(Late::value)
                .findFirst()
                .orElse(null);
    }

    /** The catalog has changed since the default was registered. */
    private boolean hasAnotherDefault(Table table, Purpose.Heal heal, Late child) {
        String tried = tried(heal, child);
        return tried != null && !tried.equals(defaultText(table, foreignKey(child)));
    }

    /**
     * The row changed while its default was registered, or another of its keys makes a column null: the registration must not
     * stay.
     */
    private void withdrawUnused(RowRef row, Table table, Purpose.Heal heal, Map<String, Value> set) {
        Row now = shard.rows.live(table, row.key());
        Row after = now == null ? null : now.with(set);
        for (Late child : heal.tried()) {
            if (shard.catalog().findForeignKey(child.foreignKeyId()) == null) {
                continue;
            }
            String value = child.value();
            boolean inUse = after != null
                    && value.equals(KeyText.valuesText(foreignKey(child).columns(), after));
            if (!inUse) {
                shard.out.send(
                        Routing.shardOf(value, shard.shards),
                        new ReferenceMessage.Change(
                                shard.shard, 0, List.of(new Op.Unregister(child.foreignKeyId(), value, row.key()))));
            }
        }
    }

    private List<Late> stillLate(RowRef ref, List<Late> late) {
        Table table = shard.catalog().find(ref.table());
        Row row = table == null ? null : shard.rows.live(table, ref.key());
        if (row == null) {
            return List.of();
        }
        return late.stream()
                .filter(l -> shard.catalog().findForeignKey(l.foreignKeyId()) != null)
                .filter(l -> l.value().equals(KeyText.valuesText(foreignKey(l).columns(), row)))
                .sorted((a, b) -> Integer.compare(a.foreignKeyId(), b.foreignKeyId()))
                .toList();
    }

    private void healed(RowRef row, Late child, String how) {
        shard.out.audit(
                child.deleteId(),
                null,
                AuditEvent.Type.LATE_CHILD_HEALED,
                AuditEvent.Subject.of(row, details(child, how)));
    }

    void orphan(RowRef row, Late child) {
        shard.out.audit(
                child.deleteId(),
                null,
                AuditEvent.Type.ORPHAN_FOUND,
                AuditEvent.Subject.of(row, details(child, "left as it is")));
    }

    private Map<String, String> details(Late child, String how) {
        ForeignKey fk = shard.catalog().findForeignKey(child.foreignKeyId());
        return Map.of("foreignKey", fk == null ? "" : fk.toString(), "references", child.value(), "outcome", how);
    }

    private Cause cause(Late child) {
        ForeignKey fk = foreignKey(child);
        return new Cause(fk.toString(), new RowRef(fk.target().table(), child.value()));
    }

    private ForeignKey foreignKey(Late child) {
        return shard.catalog().foreignKey(child.foreignKeyId());
    }

    private static @Nullable String defaultText(Table table, ForeignKey fk) {
        Map<String, Value> defaults = new TreeMap<>();
        for (String name : fk.columns()) {
            Value value = column(table, name).defaultValue();
            if (value != null) {
                defaults.put(name, value);
            }
        }
        return KeyText.valuesText(fk.columns(), Row.of(defaults));
    }

    private static Column column(Table table, String name) {
        return Objects.requireNonNull(table.columns().get(name));
    }
}
