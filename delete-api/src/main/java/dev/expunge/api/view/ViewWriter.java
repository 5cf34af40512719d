package dev.expunge.api.view;

import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.Reply;
import dev.expunge.core.event.RowRef;
import dev.expunge.schema.codec.RecordOrigin;
import dev.expunge.schema.topic.Topics;
import dev.expunge.schema.wire.UnreadableRecordException;
import dev.expunge.schema.wire.UnreadableRecordException.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Applies records to the store, many in one batch with their offsets, and tells those who wait once that is written. */
final class ViewWriter {

    private final ViewParts view;
    private final Heard heard;
    private final List<Reply> replies = new ArrayList<>();
    private final List<DeleteStatus> statuses = new ArrayList<>();
    private int events;

    ViewWriter(ViewParts view, Heard heard) {
        this.view = view;
        this.heard = heard;
    }

    /**
     * May be called again with the same records when it has thrown.
     *
     * @param next where to go on reading, by partition
     */
    void apply(Iterable<ConsumerRecord<byte[], byte[]>> records, Map<TopicPartition, Long> next, long nowMs) {
        forget();
        try (Batch batch = new Batch(view.store)) {
            for (ConsumerRecord<byte[], byte[]> record : records) {
                take(batch, record);
            }
            view.offsets.put(batch, next, nowMs);
            view.deletes.complete(batch);
            view.store.write(batch);
            view.deletes.written();
        } finally {
            view.deletes.endBatch();
        }
        view.catalog.evolve();
        statuses.forEach(view.watch::changed);
        if (events > 0) {
            view.news.heard(events);
        }
        replies.forEach(heard::reply);
        forget();
    }

    private void forget() {
        replies.clear();
        statuses.clear();
        events = 0;
    }

    private void take(Batch batch, ConsumerRecord<byte[], byte[]> record) {
        RecordOrigin origin =
                new RecordOrigin(record.topic(), record.partition(), record.offset(), record.timestamp(), record.key());
        try {
            if (record.topic().equals(Topics.DELETES.name())) {
                status(batch, origin, record.value());
            } else if (record.topic().equals(Topics.AUDIT.name())) {
                AuditEvent event = view.decoders.audit(origin, present(record.value()));
                view.audit.apply(batch, event, origin.partition(), origin.offset(), record.value());
                events++;
            } else if (record.topic().equals(Topics.CATALOG.name())) {
                // A tombstone says nothing: a removed table has a record of its own.
                if (record.value() != null) {
                    view.catalog.apply(batch, view.decoders.table(origin, record.value()), record.value());
                }
            } else if (record.topic().equals(Topics.REPLIES.name())) {
                replies.add(view.decoders.reply(origin, present(record.value())));
            } else {
                RowRef ref = view.decoders.ref(record.topic(), key(origin));
                view.rows.apply(batch, ref.table(), Keys.text(ref.key()), record.value());
            }
        } catch (UnreadableRecordException e) {
            heard.unreadable(origin, record.value(), e);
        }
    }

    private void status(Batch batch, RecordOrigin origin, byte[] value) throws UnreadableRecordException {
        if (value == null) {
            view.deletes.forget(batch, key(origin));
            return;
        }
        DeleteStatus status = view.decoders.delete(origin, value);
        if (view.deletes.apply(batch, status, value)) {
            statuses.add(status);
        }
    }

    private static byte[] present(byte[] value) throws UnreadableRecordException {
        if (value == null) {
            throw new UnreadableRecordException(Code.VALUE_MISSING, "the record has no value");
        }
        return value;
    }

    private static String key(RecordOrigin origin) throws UnreadableRecordException {
        String key = origin.keyText();
        if (key == null) {
            throw new UnreadableRecordException(Code.FIELD_MISSING, "the record has no key");
        }
        return key;
    }
}
