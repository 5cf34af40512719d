package dev.expunge.api.view;

import dev.expunge.api.port.AuditEntry;
import dev.expunge.api.port.AuditPlace;
import dev.expunge.api.port.Page;
import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.Routing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The audit, by its place in the topic and by delete. */
final class AuditView {

    private static final int CHUNK_ENTRIES = 128;

    private final ViewStore store;
    private final Decoders decoders;
    private final int partitions;

    /** @param partitions of the topic */
    AuditView(ViewStore store, Decoders decoders, int partitions) {
        this.store = store;
        this.decoders = decoders;
        this.partitions = partitions;
    }

    void apply(Batch batch, AuditEvent event, int partition, long offset, byte[] value) {
        batch.put(Family.AUDIT, Keys.audit(partition, offset), value);
        batch.put(Family.AUDIT_BY_DELETE, Keys.auditOf(Keys.text(event.deleteId()), partition, offset), Batch.NOTHING);
    }

    /** All of a delete's events are in the partition of its id, in the order in which they happened. */
    Page<AuditEntry, AuditPlace> auditOf(String deleteId, AuditPlace after, int limit) {
        int partition = Routing.shardOf(deleteId, partitions);
        byte[] id = Keys.text(deleteId);
        int at = Keys.auditOf(deleteId).length;
        List<ViewStore.Entry> found = store.scan(
                Family.AUDIT_BY_DELETE,
                Keys.auditOf(id, partition, after.next(partition)),
                Keys.auditOf(id, partition, Long.MAX_VALUE),
                limit + 1,
                Long.MAX_VALUE);
        List<AuditEntry> entries = new ArrayList<>();
        AuditPlace place = after;
        for (ViewStore.Entry entry : found.subList(0, Math.min(limit, found.size()))) {
            long offset = Keys.auditOffset(entry.key(), at);
            byte[] value = store.get(Family.AUDIT, Keys.audit(partition, offset));
            if (value != null) {
                place = place.after(partition, offset);
                entries.add(new AuditEntry(decoders.storedAudit(value), place));
            }
        }
        return new Page<>(entries, found.size() > limit ? place : null);
    }

    /** Merges the partitions by time; within one the order is the topic's. */
    Page<AuditEntry, AuditPlace> audit(AuditPlace after, int limit) {
        PriorityQueue<Reader> readers = new PriorityQueue<>(
                Comparator.<Reader>comparingLong(reader -> reader.head().timeMs())
                        .thenComparingInt(reader -> reader.partition));
        for (int partition = 0; partition < partitions; partition++) {
            Reader reader = new Reader(partition, after.next(partition));
            if (reader.advance()) {
                readers.add(reader);
            }
        }
        List<AuditEntry> entries = new ArrayList<>();
        AuditPlace place = after;
        while (entries.size() < limit) {
            Reader first = readers.poll();
            if (first == null) {
                break;
            }
            place = place.after(first.partition, first.offset);
            entries.add(new AuditEntry(first.head(), place));
            if (first.advance()) {
                readers.add(first);
            }
        }
        return new Page<>(entries, readers.isEmpty() ? null : place);
    }

    /** The place behind everything that is stored. */
    AuditPlace end() {
        AuditPlace end = AuditPlace.START;
        for (int partition = 0; partition < partitions; partition++) {
            byte[] last = store.lastBefore(Family.AUDIT, Keys.audit(partition, Long.MAX_VALUE));
            if (last != null && Keys.auditPartition(last, 0) == partition) {
                end = end.after(partition, Keys.auditOffset(last, 0));
            }
        }
        return end;
    }

    /** Goes through one partition. */
    private final class Reader {

        private final int partition;
        private long from;
        private long offset;
        private List<ViewStore.Entry> chunk = List.of();
        private int at;
        private @Nullable AuditEvent event;

        Reader(int partition, long from) {
            this.partition = partition;
            this.from = from;
        }

        AuditEvent head() {
            if (event == null) {
                throw new IllegalStateException("stands before the first event");
            }
            return event;
        }

        boolean advance() {
            if (at == chunk.size()) {
                chunk = store.scan(
                        Family.AUDIT,
                        Keys.audit(partition, from),
                        Keys.audit(partition, Long.MAX_VALUE),
                        CHUNK_ENTRIES,
                        Long.MAX_VALUE);
                at = 0;
            }
            if (chunk.isEmpty()) {
                return false;
            }
            ViewStore.Entry entry = chunk.get(at++);
            offset = Keys.auditOffset(entry.key(), 0);
            from = offset + 1;
            event = decoders.storedAudit(entry.value());
            return true;
        }
    }
}
