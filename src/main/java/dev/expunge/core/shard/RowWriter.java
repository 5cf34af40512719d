package dev.expunge.core.shard;

import dev.expunge.core.ErrorCode;
import dev.expunge.core.Refusal;
import dev.expunge.core.catalog.Table;
import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.RefusedChange;
import dev.expunge.core.event.Reply;
import dev.expunge.core.event.RowChange;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.request.DeleteIds;
import dev.expunge.core.row.KeyText;
import dev.expunge.core.row.Row;
import dev.expunge.core.row.RowWrites;
import dev.expunge.core.row.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/** Row changes by a row's owner. */
final class RowWriter {

    private final ShardContext shard;

    RowWriter(ShardContext shard) {
        this.shard = shard;
    }

    void change(RowChange change) {
        if (shard.catalogFollower.holdsBack(change)) {
            return;
        }
        Table table = shard.catalog().find(change.table());
        if (table == null) {
            refuse(change, Refusal.of(ErrorCode.TABLE_UNKNOWN, "/table", "no table " + change.table()));
            return;
        }
        if (KeyText.parse(table, change.key()) == null) {
            String message = "'" + change.key() + "' is no key of " + table.name();
            refuse(change, Refusal.of(ErrorCode.REQUEST_INVALID, "/key", message));
            return;
        }
        Place place = Place.row(table.id(), change.key());
        if (shard.queues.isBusy(place)) {
            shard.queues.add(place, new Queues.Item.Change(change));
        } else {
            apply(change, shard.out.number());
        }
    }

    /** @param number the change's place among what waits for the row */
    void apply(RowChange change, long number) {
        Table table = shard.catalog().find(change.table());
        if (table == null) {
            refuse(change, Refusal.of(ErrorCode.TABLE_UNKNOWN, "/table", "no table " + change.table()));
            return;
        }
        RowRecord record = shard.rows.get(table, change.key());
        Long hash = hash(change.eventId());
        if (record.recent().contains(hash)) {
            repeated(table, change, record);
        } else if (isStale(table, change, record)) {
            answer(change);
        } else if (change.columns() == null) {
            remove(table, change, number, SourceImages.gone(seen(record, change, hash)));
        } else {
            write(table, change, record, hash);
        }
    }

    /** The first one's references may still be on their way: answered behind them. */
    private void repeated(Table table, RowChange change, RowRecord record) {
        Row row = RowStore.decode(table, record);
        if (row == null || change.replyTo() == null) {
            answer(change);
            return;
        }
        long writeId = shard.out.number();
        int awaited = shard.changer.referAgain(table, change.key(), row, writeId);
        shard.writes.begin(writeId, new RowRef(table.name(), change.key()), awaited, change.replyTo());
    }

    private void remove(Table table, RowChange change, long number, RowRecord record) {
        Row row = RowStore.decode(table, record);
        if (row == null) {
            shard.rows.put(table, change.key(), null, null, record);
            answer(change);
            return;
        }
        shard.rows.put(table, change.key(), row, row, record);
        shard.queues.removing(Place.row(table.id(), change.key()), number, change);
        String deleteId = DeleteIds.forEvent(change.eventId());
        shard.out.sendToHomeOf(
                deleteId,
                new LifeMessage.RemoveAtSource(
                        deleteId,
                        change.eventId(),
                        new RowRef(table.name(), change.key()),
                        shard.shard,
                        change.origin().principal()));
    }

    private void write(Table table, RowChange change, RowRecord record, Long hash) {
        Row before = RowStore.decode(table, record);
        Map<String, Value> columns = change.columns();
        SourceImages.Merged merged = SourceImages.merge(table, change, record, before);
        if (merged.isOfDeletedRow()) {
            dropStale(table, change, record);
            answer(change);
            return;
        }
        RowWrites.Written written = RowWrites.complete(table, merged.columnsOr(columns), before);
        if (written instanceof RowWrites.Written.Refused refused) {
            refuse(change, refused.refusal());
            return;
        }
        RowWrites.Written.Accepted accepted = (RowWrites.Written.Accepted) written;
        if (!accepted.key().equals(change.key())) {
            String message = "the row's key columns say '" + accepted.key() + "', not '" + change.key() + "'";
            refuse(change, Refusal.of(ErrorCode.REQUEST_INVALID, "/key", message));
            return;
        }
        RowRecord next = seen(merged.record(), change, hash);
        long writeId = shard.out.number();
        int awaited = shard.changer.write(table, change.key(), before, accepted.row(), next, writeId);
        shard.writes.begin(writeId, new RowRef(table.name(), change.key()), awaited, change.replyTo());
    }

    /** Answers a change that had, or already has had, its effect. */
    void answer(RowChange change) {
        Table table = shard.catalog().find(change.table());
        if (change.replyTo() != null && table != null) {
            RowRef ref = new RowRef(change.table(), change.key());
            shard.out.emit(
                    new Reply(change.replyTo(), new Reply.RowWritten(ref, shard.rows.live(table, change.key()))));
        }
    }

    void refuse(RowChange change, Refusal refusal) {
        shard.out.emit(new RefusedChange(change, refusal));
        if (change.replyTo() != null) {
            shard.out.emit(new Reply(change.replyTo(), new Reply.Refused(refusal)));
        }
    }

    private boolean isStale(Table table, RowChange change, RowRecord record) {
        Long version = change.origin().sourceVersion();
        Long known = record.source() == null ? null : record.source().version();
        boolean stale = version != null && known != null && version <= known;
        if (stale) {
            dropStale(table, change, record);
        }
        return stale;
    }

    private void dropStale(Table table, RowChange change, RowRecord record) {
        RowRecord.Removal removal = record.removal();
        if (!record.isLive() && removal != null) {
            shard.out.audit(
                    removal.deleteId(),
                    change.origin().principal(),
                    AuditEvent.Type.STALE_WRITE_DROPPED,
                    AuditEvent.Subject.of(
                            new RowRef(table.name(), change.key()), Map.of("reason", "older than the delete")));
        }
    }

    private static RowRecord seen(RowRecord record, RowChange change, Long hash) {
        List<Long> recent = new ArrayList<>(record.recent());
        recent.add(hash);
        while (recent.size() > RowRecord.RECENT) {
            recent.remove(0);
        }
        Long version = change.origin().sourceVersion();
        RowRecord.Source source = record.source();
        if (version != null) {
            source = new RowRecord.Source(
                    version, source == null ? null : source.image(), source == null ? List.of() : source.own());
        }
        return new RowRecord(record.columns(), record.removal(), record.stamps(), List.copyOf(recent), source);
    }

    private static Long hash(String eventId) {
        byte[] bytes = eventId.getBytes(StandardCharsets.UTF_8);
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (crc.getValue() << 32) | (eventId.hashCode() & 0xffff_ffffL);
    }
}
