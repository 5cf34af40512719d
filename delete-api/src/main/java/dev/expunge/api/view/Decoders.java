package dev.expunge.api.view;

import dev.expunge.api.port.Unavailable;
import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.Reply;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.event.RowState;
import dev.expunge.core.event.TableState;
import dev.expunge.core.row.Row;
import dev.expunge.schema.codec.RecordOrigin;
import dev.expunge.schema.codec.TopicCodec;
import dev.expunge.schema.registry.RegistryUnavailableException;
import dev.expunge.schema.topic.Topic;
import dev.expunge.schema.topic.Topics;
import dev.expunge.schema.wire.SchemaIds;
import dev.expunge.schema.wire.UnreadableRecordException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what the topics hold, on any thread. Codecs are lent, since each serves one thread at a time. */
final class Decoders {

    private final Topics topics;
    private final Pool<RowState> rows;
    private final Pool<DeleteStatus> deletes;
    private final Pool<AuditEvent> audit;
    private final Pool<TableState> catalog;
    private final Pool<Reply> replies;

    Decoders(Topics topics, SchemaIds ids) {
        this.topics = topics;
        this.rows = new Pool<>(() -> topics.rows("any").codec().apply(ids));
        this.deletes = pool(Topics.DELETES, ids);
        this.audit = pool(Topics.AUDIT, ids);
        this.catalog = pool(Topics.CATALOG, ids);
        this.replies = pool(Topics.REPLIES, ids);
    }

    private static <T> Pool<T> pool(Topic<T> topic, SchemaIds ids) {
        return new Pool<>(() -> topic.codec().apply(ids));
    }

    @Nullable
    Row row(RowRef ref, byte[] value) {
        return stored(rows, topics.rows(ref.table()).name(), value).row();
    }

    DeleteStatus storedDelete(byte[] value) {
        return stored(deletes, Topics.DELETES.name(), value);
    }

    AuditEvent storedAudit(byte[] value) {
        return stored(audit, Topics.AUDIT.name(), value);
    }

    TableState storedTable(byte[] value) {
        return stored(catalog, Topics.CATALOG.name(), value);
    }

    DeleteStatus delete(RecordOrigin origin, byte[] value) throws UnreadableRecordException {
        return deletes.decode(origin, value);
    }

    AuditEvent audit(RecordOrigin origin, byte[] value) throws UnreadableRecordException {
        return audit.decode(origin, value);
    }

    TableState table(RecordOrigin origin, byte[] value) throws UnreadableRecordException {
        return catalog.decode(origin, value);
    }

    Reply reply(RecordOrigin origin, byte[] value) throws UnreadableRecordException {
        return replies.decode(origin, value);
    }

    /** Rows by the key of a record, which may say the table. */
    RowRef ref(String topic, String key) throws UnreadableRecordException {
        return topics.layout().ref(topic, key);
    }

    private static <T> T stored(Pool<T> pool, String topic, byte[] value) {
        try {
            return pool.decode(new RecordOrigin(topic, 0, 0, 0, null), value);
        } catch (UnreadableRecordException e) {
            throw new IllegalStateException("a record of " + topic + " cannot be read: " + e.getMessage(), e);
        } catch (RegistryUnavailableException e) {
            throw new Unavailable("the schema registry does not answer: " + e.getMessage());
        }
    }

    private static final class Pool<T> {

        private final ConcurrentLinkedQueue<TopicCodec<T>> free = new ConcurrentLinkedQueue<>();
        private final Supplier<TopicCodec<T>> make;

        Pool(Supplier<TopicCodec<T>> make) {
            this.make = make;
        }

        T decode(RecordOrigin origin, byte[] value) throws UnreadableRecordException {
            TopicCodec<T> lent = free.poll();
            TopicCodec<T> codec = lent == null ? make.get() : lent;
            try {
                return codec.decode(origin, value);
            } finally {
                free.add(codec);
            }
        }
    }
}
