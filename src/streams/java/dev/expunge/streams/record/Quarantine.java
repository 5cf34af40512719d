package dev.expunge.streams.record;

import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.AuditEvent.Subject;
import dev.expunge.core.event.RefusedChange;
import dev.expunge.core.event.RowChange;
import dev.expunge.core.event.RowRef;
import dev.expunge.schema.EventCodecs;
import dev.expunge.schema.codec.EncodedRecord;
import dev.expunge.schema.codec.RecordOrigin;
import dev.expunge.schema.topic.Topics;
import dev.expunge.schema.wire.UnreadableRecordException;
import dev.expunge.streams.metrics.PutAside;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;

/** Puts records aside that cannot be taken, and tells the audit so in the same transaction. */
public final class Quarantine {

    /** In the audit, these events belong to no delete; they stand together under this id. */
    public static final String DELETE_ID = "quarantine";

    public static final String SINK = "to-quarantine";
    public static final String AUDIT_SINK = "to-audit";

    private final EventCodecs codecs;
    private final Way way;
    private final PutAside count;

    public Quarantine(EventCodecs codecs, Way way, PutAside count) {
        this.codecs = codecs;
        this.way = way;
        this.count = count;
    }

    /** How records get to their topics, in one transaction with what else is said. */
    @FunctionalInterface
    public interface Way {

        /** @param timeMs the record's timestamp */
        void send(String sink, EncodedRecord record, long timeMs);
    }

    /** The two sinks that a quarantine writes to. */
    public static void addSinks(Topology topology, String parent) {
        Sinks.add(topology, SINK, Topics.QUARANTINE, parent);
        Sinks.add(topology, AUDIT_SINK, Topics.AUDIT, parent);
    }

    public void unreadable(RecordOrigin origin, byte @Nullable [] value, UnreadableRecordException e, long nowMs) {
        count.count(origin.topic(), e.code().name());
        way.send(SINK, codecs.unreadable(origin, value, e, nowMs), nowMs);
        Map<String, String> details = place(origin);
        details.put("code", e.code().name());
        details.put("detail", String.valueOf(e.getMessage()));
        audit(origin.eventId(), null, Subject.of(details), nowMs);
    }

    /** @param origin null: where it was read is no longer known */
    public void refused(RefusedChange refused, @Nullable RecordOrigin origin, long nowMs) {
        count.count(
                origin == null ? Topics.CHANGES.name() : origin.topic(),
                refused.refusal().code().name());
        way.send(SINK, codecs.refused(refused, origin, nowMs), nowMs);
        RowChange change = refused.change();
        Map<String, String> details = place(origin);
        details.put("eventId", change.eventId());
        details.put("code", refused.refusal().code().name());
        details.put("detail", refused.refusal().detail());
        Subject subject = Subject.of(new RowRef(change.table(), change.key()), details);
        audit(change.eventId(), change.origin().principal(), subject, nowMs);
    }

    private static Map<String, String> place(@Nullable RecordOrigin origin) {
        Map<String, String> details = new TreeMap<>();
        if (origin != null) {
            details.put("topic", origin.topic());
            details.put("partition", Integer.toString(origin.partition()));
            details.put("offset", Long.toString(origin.offset()));
        }
        return details;
    }

    private void audit(String eventId, @Nullable String principal, Subject subject, long nowMs) {
        AuditEvent event = new AuditEvent(
                "quarantined/" + eventId, nowMs, DELETE_ID, principal, AuditEvent.Type.RECORD_QUARANTINED, subject);
        way.send(AUDIT_SINK, codecs.encode(event, nowMs), nowMs);
    }
}
