package dev.expunge.schema.codec;

import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.RowEffect;
import dev.expunge.core.event.RowRef;
import dev.expunge.event.Affected;
import dev.expunge.event.AuditType;
import dev.expunge.event.EffectKind;
import dev.expunge.schema.wire.SchemaIds;
import dev.expunge.schema.wire.UnreadableRecordException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;

/** Topic audit. */
public final class AuditEventCodec extends AvroCodec<AuditEvent, dev.expunge.event.AuditEvent> {

    public AuditEventCodec(SchemaIds ids) {
        super(ids, dev.expunge.event.AuditEvent.class);
    }

    @Override
    String key(AuditEvent event) {
        return event.deleteId();
    }

    @Override
    List<Header> headers(AuditEvent event, long timeMs) {
        return EventHeaders.of(event.eventId(), event.timeMs(), event.deleteId(), event.principal());
    }

    @Override
    dev.expunge.event.AuditEvent toAvro(AuditEvent event, long timeMs) {
        AuditEvent.Subject subject = event.subject();
        RowRef row = subject.row();
        return new dev.expunge.event.AuditEvent(
                event.eventId(),
                event.timeMs(),
                event.deleteId(),
                event.principal(),
                AuditType.valueOf(event.type().name()),
                row == null ? null : Refs.toAvro(row),
                subject.details(),
                affected(subject.affected()),
                Outcomes.toAvro(subject.blockers()),
                Outcomes.toAvro(subject.counts()));
    }

    private static List<Affected> affected(List<AuditEvent.Affected> rows) {
        List<Affected> avro = new ArrayList<>(rows.size());
        for (AuditEvent.Affected row : rows) {
            avro.add(new Affected(
                    Refs.toAvro(row.row()),
                    EffectKind.valueOf(row.kind().name()),
                    Refs.toAvro(row.cause()),
                    row.token(),
                    Values.toAvro(row.set())));
        }
        return avro;
    }

    @Override
    AuditEvent fromAvro(dev.expunge.event.AuditEvent avro, RecordOrigin origin) throws UnreadableRecordException {
        dev.expunge.event.RowRef row = avro.getRow();
        List<AuditEvent.Affected> affected = new ArrayList<>(avro.getAffected().size());
        for (Affected one : avro.getAffected()) {
            affected.add(new AuditEvent.Affected(
                    Refs.fromAvro(one.getRow()),
                    Read.symbol("affected.kind", RowEffect.Kind.class, one.getKind()),
                    Refs.fromAvro(one.getCause()),
                    one.getToken(),
                    Values.fromAvro(one.getSet())));
        }
        return new AuditEvent(
                avro.getEventId(),
                avro.getTimeMs(),
                avro.getDeleteId(),
                avro.getPrincipal(),
                Read.symbol("type", AuditEvent.Type.class, avro.getType()),
                new AuditEvent.Subject(
                        row == null ? null : Refs.fromAvro(row),
                        Map.copyOf(avro.getDetails()),
                        affected,
                        Outcomes.fromAvro(avro.getBlockers()),
                        Outcomes.fromAvro(avro.getCounts())));
    }
}
