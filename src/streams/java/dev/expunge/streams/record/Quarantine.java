package dev.expunge.streams.record;

import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.AuditEvent.Subject;
import dev.expunge.core.event.RefusedChange;
import dev.expunge.core.event.RowChange;
import dev.expunge.core.event.RowRef;
import dev.expunge.schema.EventCodecs;
import dev.expunge.schema.codec.RecordOrigin;
import dev.expunge.schema.topic.Topics;
import dev.expunge.schema.wire.UnreadableRecordException;
import java.util.Map;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;

/** Puts records aside that cannot be taken, and tells the audit so in the same transaction. */
public final class Quarantine {

    /** In the audit, these events belong to no delete; they stand together under this id. */
    public static final String DELETE_ID = "quarantine";

    public static final String SINK = "to-quarantine";
    public static final String AUDIT_SINK = "to-audit";

    private final EventCodecs codecs;
    private final Outlet outlet;

    public Quarantine(EventCodecs codecs, Outlet outlet) {
        this.codecs = codecs;
        this.outlet = outlet;
    }

    /** The two sinks that a quarantine writes to. */
    public static void addSinks(Topology topology, String parent) {
        Sinks.add(topology, SINK, Topics.QUARANTINE, parent);
        Sinks.add(topology, AUDIT_SINK, Topics.AUDIT, parent);
    }

    void unreadable(RecordOrigin origin, byte @Nullable [] value, UnreadableRecordException e, long nowMs) {
        outlet.send(SINK, codecs.unreadable(origin, value, e, nowMs), nowMs);
        Map<String, String> details = Map.of(
                "topic",
                origin.topic(),
                "partition",
                Integer.toString(origin.partition()),
                "offset",
                Long.toString(origin.offset()),
                "code",
                e.code().name());
        audit(origin.eventId(), null, Subject.of(details), nowMs);
    }

    public void refused(RefusedChange refused, long nowMs) {
        outlet.send(SINK, codecs.encode(refused, nowMs), nowMs);
        RowChange change = refused.change();
        Map<String, String> details = Map.of(
                "eventId",
                change.eventId(),
                "code",
                refused.refusal().code().name(),
                "detail",
                refused.refusal().detail());
        Subject subject = Subject.of(new RowRef(change.table(), change.key()), details);
        audit(change.eventId(), change.origin().principal(), subject, nowMs);
    }

    private void audit(String eventId, @Nullable String principal, Subject subject, long nowMs) {
        AuditEvent event = new AuditEvent(
                "quarantined/" + eventId, nowMs, DELETE_ID, principal, AuditEvent.Type.RECORD_QUARANTINED, subject);
        outlet.send(AUDIT_SINK, codecs.encode(event, nowMs), nowMs);
    }
}
