package dev.expunge.core.shard;

import dev.expunge.core.catalog.ForeignKey;
import dev.expunge.core.catalog.ForeignKey.Target;
import dev.expunge.core.row.Row;
import dev.expunge.core.shard.ReferenceMessage.Late;
import dev.expunge.core.shard.ReferenceMessage.Op;
import dev.expunge.core.storage.ByteReader;
import dev.expunge.core.storage.ByteWriter;
import dev.expunge.core.storage.Bytes;
import dev.expunge.core.storage.Storage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who references the values that belong to this shard, who carries them, and which of them were hard-deleted. */
final class ReferenceIndex {

    private static final byte[] NOTHING = {};

    private final ShardContext shard;
    private final Storage storage;
    private final Records<RowRecord.Removal> markers;

    ReferenceIndex(ShardContext shard, Storage storage) {
        this.shard = shard;
        this.storage = storage;
        this.markers = new Records<>(storage, 'm', RowRecord.Removal.class);
    }

    /**
     * One reference.
     *
     * @param key its whole storage key, for going on behind it or taking it out
     */
    record Entry(byte[] key, int foreignKeyId, String childKey) {}

    void change(ReferenceMessage.Change message) {
        int done = 0;
        List<Late> late = new ArrayList<>();
        for (Op op : message.ops()) {
            Place place = place(op);
            boolean isBackFill = message.writeId() == ReferenceMessage.BACK_FILL;
            if (place != null && !isBackFill && hasToWait(op, place)) {
                shard.queues.add(
                        place, new Queues.Item.Reference(op, message.from(), op.isAwaited() ? message.writeId() : 0));
            } else {
                Late found = place == null ? null : applyNow(op, place, isBackFill);
                done += op.isAwaited() ? 1 : 0;
                if (found != null) {
                    late.add(found);
                }
            }
        }
        if (message.writeId() > 0 && done > 0) {
            shard.out.send(message.from(), new ReferenceMessage.Taken(message.writeId(), done, late, null));
        }
    }

    /** A queued operation's turn. */
    void apply(Op op, int from, long writeId) {
        Place place = place(op);
        Late found = place == null ? null : applyNow(op, place, false);
        if (writeId != 0) {
            List<Late> late = found == null ? List.of() : List.of(found);
            Op.Register waited = op instanceof Op.Register register ? register : null;
            shard.out.send(from, new ReferenceMessage.Taken(writeId, 1, late, waited));
        }
    }

    private boolean hasToWait(Op op, Place place) {
        if (op instanceof Op.Uncarry uncarry && uncarry.removal() != null) {
            return false;
        }
        return op.isAwaited() ? shard.queues.isBusy(place) : shard.queues.hasItems(place);
    }

    /** Null: its table or foreign key is gone, and nobody asks for the value any more. */
    private @Nullable Place place(Op op) {
        CatalogView catalog = shard.catalog();
        Target target;
        if (op instanceof Op.Register register) {
            ForeignKey fk = catalog.findForeignKey(register.foreignKeyId());
            target = fk == null ? null : fk.target();
        } else if (op instanceof Op.Unregister unregister) {
            ForeignKey fk = catalog.findForeignKey(unregister.foreignKeyId());
            target = fk == null ? null : fk.target();
        } else if (op instanceof Op.Carry carry) {
            target = catalog.findTarget(carry.targetId());
        } else {
            target = catalog.findTarget(((Op.Uncarry) op).targetId());
        }
        return target == null ? null : catalog.place(target, op.value());
    }

    /** @param isBackFill nobody has written anything: what was there all along is registered anew */
    private @Nullable Late applyNow(Op op, Place place, boolean isBackFill) {
        if (op instanceof Op.Register register) {
            return register(register, place);
        }
        if (op instanceof Op.Unregister unregister) {
            ForeignKey fk = shard.catalog().foreignKey(unregister.foreignKeyId());
            storage.delete(entry(fk.target().id(), op.value(), fk.id(), unregister.childKey()));
        } else if (op instanceof Op.Carry carry) {
            storage.put(carrier(carry.targetId(), carry.value(), carry.rowKey()), NOTHING);
            if (!isBackFill) {
                markers.delete(to -> marker(to, carry.targetId(), carry.value()));
            }
        } else if (op instanceof Op.Uncarry uncarry) {
            uncarry(uncarry, place);
        }
        return null;
    }

    private @Nullable Late register(Op.Register register, Place place) {
        ForeignKey fk = shard.catalog().foreignKey(register.foreignKeyId());
        boolean judged = register.judge() != ReferenceMessage.Judge.NONE;
        RowRecord.Removal removal = judged ? removalOf(fk.target(), place) : null;
        boolean refused = switch (register.judge()) {
            case REPORT, NONE -> false;
            case REFUSE_DELETED -> removal != null;
            case REFUSE_ABSENT -> !isCarried(fk.target(), place);
        };
        if (!refused) {
            byte[] key = entry(fk.target().id(), register.value(), fk.id(), register.childKey());
            if (register.isNew() || storage.get(key) == null) {
                storage.put(key, NOTHING);
            }
        }
        boolean reported = refused || (register.judge() == ReferenceMessage.Judge.REPORT && removal != null);
        return reported ? new Late(fk.id(), register.value(), removal == null ? "" : removal.deleteId()) : null;
    }

    private void uncarry(Op.Uncarry uncarry, Place place) {
        storage.delete(carrier(uncarry.targetId(), uncarry.value(), uncarry.rowKey()));
        ReferenceMessage.Removed removal = uncarry.removal();
        if (removal != null) {
            shard.queues.withdraw(place, uncarry.rowKey());
            markers.put(
                    to -> marker(to, uncarry.targetId(), uncarry.value()),
                    new RowRecord.Removal(removal.deleteId(), shard.now()));
            shard.applier.carrierRemoved(place, removal.unit());
        }
    }

    /** What hard-deleted the value: no live row carries it, and its marker lives. */
    private RowRecord.@Nullable Removal removalOf(Target target, Place place) {
        if (isCarried(target, place)) {
            return null;
        }
        RowRecord.Removal removal = place.isRow()
                ? shard.rows
                        .get(shard.catalog().table(place.id()), place.text())
                        .removal()
                : markers.get(to -> marker(to, target.id(), place.text()));
        boolean lives = removal != null && shard.now() - removal.atMs() < shard.settings.markerMs();
        return lives ? removal : null;
    }

    private boolean isCarried(Target target, Place place) {
        if (place.isRow()) {
            return shard.rows.isLive(shard.catalog().table(place.id()), place.text());
        }
        byte[] prefix = carrier(target.id(), place.text(), "");
        try (Storage.Cursor cursor = storage.scan(prefix, Bytes.successor(prefix))) {
            return cursor.next();
        }
    }

    boolean hasReferences(Target target, String value) {
        byte[] prefix = prefix(target.id(), value);
        try (Storage.Cursor cursor = storage.scan(prefix, Bytes.successor(prefix))) {
            return cursor.next();
        }
    }

    /** Whether nobody references the row, as far as this shard can tell by itself. */
    boolean isLeaf(dev.expunge.core.catalog.Table table, Row row, String key) {
        for (Target target : shard.catalog().targetsOf(table)) {
            if (!shard.catalog().isKey(target)) {
                return false;
            }
            if (hasReferences(target, key)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The next references to a value in key order.
     *
     * @param after the key of the last entry read; null: from the first
     */
    List<Entry> read(Target target, String value, byte @Nullable [] after, int limit) {
        byte[] prefix = prefix(target.id(), value);
        byte[] from = after == null ? prefix : Arrays.copyOf(after, after.length + 1);
        List<Entry> found = new ArrayList<>();
        try (Storage.Cursor cursor = storage.scan(from, Bytes.successor(prefix))) {
            while (found.size() < limit && cursor.next()) {
                byte[] key = cursor.key();
                ByteReader reader = new ByteReader(Arrays.copyOfRange(key, prefix.length, key.length));
                int fk = (int) reader.varint();
                found.add(new Entry(key, fk, new String(reader.rest(), StandardCharsets.UTF_8)));
            }
        }
        return found;
    }

    void remove(Entry entry) {
        storage.delete(entry.key());
    }

    void forgetMarker(int targetId, String value) {
        markers.delete(to -> marker(to, targetId, value));
    }

    private static byte[] prefix(int targetId, String value) {
        ByteWriter writer = new ByteWriter();
        writer.u8('R');
        writer.varint(targetId);
        writer.text(value);
        return writer.toBytes();
    }

    private static byte[] entry(int targetId, String value, int fk, String childKey) {
        ByteWriter writer = new ByteWriter();
        writer.u8('R');
        writer.varint(targetId);
        writer.text(value);
        writer.varint(fk);
        writer.raw(childKey.getBytes(StandardCharsets.UTF_8));
        return writer.toBytes();
    }

    private static byte[] carrier(int targetId, String value, String rowKey) {
        ByteWriter writer = new ByteWriter();
        writer.u8('c');
        writer.varint(targetId);
        writer.text(value);
        writer.raw(rowKey.getBytes(StandardCharsets.UTF_8));
        return writer.toBytes();
    }

    private static void marker(ByteWriter to, int targetId, String value) {
        to.varint(targetId);
        to.text(value);
    }
}
