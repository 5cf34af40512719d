package dev.expunge.processor;

import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.ForgottenDelete;
import dev.expunge.core.event.Output;
import dev.expunge.core.event.RefusedChange;
import dev.expunge.core.event.Reply;
import dev.expunge.core.event.RowEffect;
import dev.expunge.core.event.RowState;
import dev.expunge.core.event.TableState;
import dev.expunge.core.event.TimerChange;
import dev.expunge.core.shard.Exchange;
import dev.expunge.core.shard.Step;
import dev.expunge.schema.EventCodecs;
import dev.expunge.schema.codec.RecordOrigin;
import dev.expunge.streams.record.Outlet;
import dev.expunge.streams.record.Quarantine;
import org.jspecify.annotations.Nullable;

/** Says what a step led to: each output to the sink of its topic, messages for shards to the exchange. */
final class Voice {

    private final EventCodecs codecs;
    private final Outlet outlet;
    private final Quarantine quarantine;
    private final TableTopics tables;
    private final Exchange exchange;

    Voice(EventCodecs codecs, Outlet outlet, Quarantine quarantine, TableTopics tables, Exchange exchange) {
        this.codecs = codecs;
        this.outlet = outlet;
        this.quarantine = quarantine;
        this.tables = tables;
        this.exchange = exchange;
    }

    /** @param cause the record that led to it, null where time did */
    void say(Step step, @Nullable RecordOrigin cause, long nowMs) {
        for (Output output : step.outputs()) {
            if (output instanceof RefusedChange refused) {
                quarantine.refused(refused, cause, nowMs);
            } else {
                say(output, nowMs);
            }
        }
        exchange.post(step);
    }

    /** Whether nobody waits for the step: where a shard is elsewhere, what it is told may be what a caller waits for. */
    boolean isInBackground(Step step) {
        return step.inBackground() && exchange.isWhole();
    }

    private void say(Output output, long nowMs) {
        if (output instanceof RowState row) {
            tables.ensure(row.table());
            send(CascadeTopology.TO_ROWS, output, nowMs);
        } else if (output instanceof RowEffect effect) {
            tables.ensure(effect.row().table());
            send(CascadeTopology.TO_EFFECTS, output, nowMs);
        } else if (output instanceof TimerChange) {
            send(CascadeTopology.TO_TIMERS, output, nowMs);
        } else if (output instanceof DeleteStatus || output instanceof ForgottenDelete) {
            send(CascadeTopology.TO_DELETES, output, nowMs);
        } else if (output instanceof AuditEvent) {
            send(Quarantine.AUDIT_SINK, output, nowMs);
        } else if (output instanceof Reply) {
            send(CascadeTopology.TO_REPLIES, output, nowMs);
        } else if (output instanceof TableState table) {
            prepare(table);
            send(CascadeTopology.TO_CATALOG, output, nowMs);
        } else {
            throw new IllegalArgumentException("no sink for " + output.getClass());
        }
    }

    /** Who reads of a table in the catalog finds its topics. */
    private void prepare(TableState table) {
        if (table.definition() == null) {
            tables.forget(table.table());
        } else {
            tables.ensure(table.table());
        }
    }

    private void send(String sink, Output output, long nowMs) {
        outlet.send(sink, codecs.encode(output, nowMs), nowMs);
    }
}
