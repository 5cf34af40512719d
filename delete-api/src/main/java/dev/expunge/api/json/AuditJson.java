package dev.expunge.api.json;

import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.RowRef;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Audit events as callers see them. */
public final class AuditJson {

    private AuditJson() {}

    public static Map<String, @Nullable Object> of(AuditEvent event) {
        AuditEvent.Subject subject = event.subject();
        RowRef row = subject.row();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("eventId", event.eventId());
        json.put("type", event.type().name());
        json.put("time", event.timeMs());
        json.put("deleteId", event.deleteId());
        json.put("principal", event.principal());
        json.put("row", row == null ? null : RefsJson.of(row));
        json.put("details", subject.details());
        json.put(
                "affected", subject.affected().stream().map(AuditJson::affected).toList());
        json.put("blockers", RefsJson.of(subject.blockers()));
        json.put("blockerCount", subject.blockers().count());
        json.put("counts", CountsJson.of(subject.counts()));
        return json;
    }

    private static Map<String, @Nullable Object> affected(AuditEvent.Affected affected) {
        Map<String, @Nullable Object> json = RefsJson.of(affected.row(), affected.cause());
        json.put("kind", affected.kind().name());
        if (affected.token() != null) {
            json.put("deletionTime", affected.token());
        }
        if (!affected.set().isEmpty()) {
            json.put("set", RowJson.ofColumns(affected.set()));
        }
        return json;
    }
}
