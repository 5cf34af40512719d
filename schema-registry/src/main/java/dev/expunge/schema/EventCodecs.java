package dev.expunge.schema;

import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.ForgottenDelete;
import dev.expunge.core.event.Input;
import dev.expunge.core.event.Output;
import dev.expunge.core.event.PurgeDue;
import dev.expunge.core.event.RefusedChange;
import dev.expunge.core.event.Reply;
import dev.expunge.core.event.RowChange;
import dev.expunge.core.event.RowEffect;
import dev.expunge.core.event.RowState;
import dev.expunge.core.event.TableState;
import dev.expunge.core.event.TimerChange;
import dev.expunge.schema.codec.EncodedRecord;
import dev.expunge.schema.codec.Quarantined;
import dev.expunge.schema.codec.RecordOrigin;
import dev.expunge.schema.codec.TopicCodec;
import dev.expunge.schema.topic.Topic;
import dev.expunge.schema.topic.Topics;
import dev.expunge.schema.wire.SchemaIds;
import dev.expunge.schema.wire.UnreadableRecordException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every input and output of the core as a record of its topic. Reuses its buffers: one instance per thread. */
public final class EventCodecs {

    private final Topics topics;
    private final String service;
    private final TopicCodec<RowChange> changes;
    private final TopicCodec<Input> requests;
    private final TopicCodec<PurgeDue> commands;
    private final TopicCodec<RowState> rows;
    private final TopicCodec<RowEffect> effects;
    private final TopicCodec<TimerChange> timers;
    private final TopicCodec<DeleteStatus> deletes;
    private final TopicCodec<AuditEvent> audit;
    private final TopicCodec<TableState> catalog;
    private final TopicCodec<Reply> replies;
    private final TopicCodec<Quarantined> quarantine;
    private final Map<String, String> rowsTopics = new HashMap<>();
    private final Map<String, String> effectsTopics = new HashMap<>();

    /** @param service who writes, as the quarantine names it */
    public EventCodecs(Topics topics, SchemaIds ids, String service) {
        this.topics = topics;
        this.service = service;
        this.changes = Topics.CHANGES.codec().apply(ids);
        this.requests = Topics.REQUESTS.codec().apply(ids);
        this.commands = Topics.COMMANDS.codec().apply(ids);
        this.rows = topics.rows("").codec().apply(ids);
        this.effects = topics.effects("").codec().apply(ids);
        this.timers = Topics.TIMERS.codec().apply(ids);
        this.deletes = Topics.DELETES.codec().apply(ids);
        this.audit = Topics.AUDIT.codec().apply(ids);
        this.catalog = Topics.CATALOG.codec().apply(ids);
        this.replies = Topics.REPLIES.codec().apply(ids);
        this.quarantine = Topics.QUARANTINE.codec().apply(ids);
    }

    /** @param timeMs when the output is written, ms since 1970 */
    public EncodedRecord encode(Output output, long timeMs) {
        if (output instanceof RowState row) {
            return rows.encode(rowsTopic(row.table()), row, timeMs);
        } else if (output instanceof RowEffect effect) {
            return effects.encode(effectsTopic(effect.row().table()), effect, timeMs);
        } else if (output instanceof TimerChange timer) {
            return timers.encode(Topics.TIMERS.name(), timer, timeMs);
        } else if (output instanceof AuditEvent event) {
            return audit.encode(Topics.AUDIT.name(), event, timeMs);
        } else if (output instanceof DeleteStatus status) {
            return deletes.encode(Topics.DELETES.name(), status, timeMs);
        } else if (output instanceof ForgottenDelete gone) {
            return EncodedRecord.tombstone(Topics.DELETES.name(), gone.deleteId());
        } else if (output instanceof Reply reply) {
            return replies.encode(Topics.REPLIES.name(), reply, timeMs);
        } else if (output instanceof TableState table) {
            return catalog.encode(Topics.CATALOG.name(), table, timeMs);
        } else if (output instanceof RefusedChange refused) {
            return refused(refused, null, timeMs);
        }
        throw new IllegalArgumentException("no topic for " + output.getClass());
    }

    /** @param timeMs when the input is sent, ms since 1970 */
    public EncodedRecord encode(Input input, long timeMs) {
        if (input instanceof RowChange change) {
            return changes.encode(Topics.CHANGES.name(), change, timeMs);
        } else if (input instanceof PurgeDue due) {
            return commands.encode(Topics.COMMANDS.name(), due, timeMs);
        }
        return requests.encode(Topics.REQUESTS.name(), input, timeMs);
    }

    public EncodedRecord encode(Quarantined record) {
        return quarantine.encode(Topics.QUARANTINE.name(), record, record.timeMs());
    }

    /** The quarantine's copy of a record that a decoder here could not read. */
    public EncodedRecord unreadable(
            RecordOrigin origin, byte @Nullable [] value, UnreadableRecordException e, long timeMs) {
        return encode(Quarantined.unreadable(origin, value, e, service, timeMs));
    }

    /** @param origin where the change was read; null: no longer known */
    public EncodedRecord refused(RefusedChange refused, @Nullable RecordOrigin origin, long timeMs) {
        byte[] change = encode(refused.change(), timeMs).value();
        return encode(Quarantined.refused(refused, origin, change, service, timeMs));
    }

    /** A record of one of the topics that a shard takes: changes, requests, commands. */
    public Input decodeInput(RecordOrigin origin, byte @Nullable [] value) throws UnreadableRecordException {
        if (origin.topic().equals(Topics.CHANGES.name())) {
            return changes.decode(origin, value);
        } else if (origin.topic().equals(Topics.COMMANDS.name())) {
            return commands.decode(origin, value);
        } else if (origin.topic().equals(Topics.REQUESTS.name())) {
            return requests.decode(origin, value);
        }
        throw new IllegalArgumentException("no topic of inputs: " + origin.topic());
    }

    private String rowsTopic(String table) {
        return rowsTopics.computeIfAbsent(table, name -> nameOf(topics.rows(name)));
    }

    private String effectsTopic(String table) {
        return effectsTopics.computeIfAbsent(table, name -> nameOf(topics.effects(name)));
    }

    private static String nameOf(Topic<?> topic) {
        return topic.name();
    }
}
