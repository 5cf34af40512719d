package dev.expunge.processor;

import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.Output;
import dev.expunge.core.event.RowEffect;
import dev.expunge.core.event.RowState;
import dev.expunge.core.shard.ShardFigures;
import dev.expunge.core.shard.Step;
import dev.expunge.streams.metrics.Labels;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import org.apache.kafka.streams.processor.TaskId;

/**
 * What the processor measures: how much is under way on the shards of this instance, and how much of what they have said.
 * What is said counts before its transaction is committed; an aborted one is done again and counts again.
 */
final class ProcessorFigures {

    private final MeterRegistry metrics;
    private final Labels tables = new Labels();
    private final Labels reasons = new Labels();
    private final Map<Series, Counter> counters = new ConcurrentHashMap<>();
    private final Map<TaskId, ShardFigures> shards = new ConcurrentHashMap<>();

    ProcessorFigures(MeterRegistry metrics) {
        this.metrics = metrics;
        gauge("expunge.units", "Units that are under way", ShardFigures::units);
        gauge("expunge.units.retrying", "Units that gave way to others and are tried again", ShardFigures::retries);
        gauge("expunge.places.held", "Rows, and values that are no keys, that units hold", ShardFigures::heldPlaces);
        gauge("expunge.units.waiting", "Wishes of units for places that others hold", ShardFigures::waitingUnits);
        gauge("expunge.writes.waiting", "Writes that wait for the outcome of a unit", ShardFigures::waitingWrites);
    }

    private void gauge(String name, String description, ToLongFunction<ShardFigures> value) {
        Gauge.builder(
                        name,
                        shards,
                        all -> all.values().stream().mapToLong(value).sum())
                .description(description)
                .strongReference(true)
                .register(metrics);
    }

    /** How it is on one shard. */
    void report(TaskId task, ShardFigures figures) {
        shards.put(task, figures);
    }

    /** A shard that left this instance. */
    void forget(TaskId task) {
        shards.remove(task);
    }

    void said(Step step) {
        for (Output output : step.outputs()) {
            if (output instanceof RowEffect effect) {
                count(Said.ROWS_AFFECTED, tables.of(effect.row().table()), effect.kind());
            } else if (output instanceof RowState row) {
                count(Said.ROWS_WRITTEN, tables.of(row.table()), row.row() == null ? Written.GONE : Written.PRESENT);
            } else if (output instanceof DeleteStatus status) {
                count(Said.DELETES, "", status.state());
            } else if (output instanceof AuditEvent event) {
                count(Said.AUDIT, "", event.type());
                if (event.type() == AuditEvent.Type.PURGE_DROPPED) {
                    count(Said.TIMERS_DROPPED, reasons.of(reason(event)), event.type());
                }
            }
        }
    }

    private static String reason(AuditEvent event) {
        return event.subject().details().getOrDefault("reason", Labels.OTHER).replace(' ', '_');
    }

    private void count(Said what, String label, Enum<?> kind) {
        counters.computeIfAbsent(new Series(what, label, kind), this::counter).increment();
    }

    private Counter counter(Series series) {
        Counter.Builder counter = Counter.builder(series.what().name).description(series.what().description);
        if (!series.what().labelled.isEmpty()) {
            counter.tag(series.what().labelled, series.label());
        }
        if (!series.what().kinded.isEmpty()) {
            counter.tag(series.what().kinded, series.kind().name().toLowerCase(Locale.ROOT));
        }
        return counter.register(metrics);
    }

    private enum Written {
        PRESENT,
        GONE
    }

    private record Series(Said what, String label, Enum<?> kind) {}

    /** What is counted, and the names of its labels. */
    private enum Said {
        ROWS_AFFECTED("expunge.rows.affected", "Effects of deletes on rows", "table", "effect"),
        ROWS_WRITTEN("expunge.rows.written", "Records for the topics of rows", "table", "row"),
        DELETES("expunge.deletes.entered", "Deletes that entered a state", "", "state"),
        AUDIT("expunge.audit.events", "Audit events", "", "type"),
        TIMERS_DROPPED("expunge.timers.dropped", "Timers of rows that lost their token", "reason", "");

        private final String name;
        private final String description;
        private final String labelled;
        private final String kinded;

        Said(String name, String description, String labelled, String kinded) {
            this.name = name;
            this.description = description;
            this.labelled = labelled;
            this.kinded = kinded;
        }
    }
}
