package dev.expunge.api;

import dev.expunge.api.port.Backlog;
import dev.expunge.api.port.Views;
import dev.expunge.core.event.DeleteStatus.State;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The backlog as figures. Each instance of the API sees all deletes, so those of several instances are the same. */
final class BacklogFigures {

    private static final int MAX_FOREIGN_KEYS = 100;
    /** All gauges of one scrape speak of one moment. */
    private static final long MOMENT_MS = 200;

    private static final List<State> AGED =
            List.of(State.ACCEPTED, State.PLANNING, State.APPLYING, State.PURGING, State.BLOCKED, State.FAILED);

    private final Views views;
    private final Clock clock;
    private final PrometheusMeterRegistry metrics;
    private @Nullable Seen last;

    private record Seen(Backlog backlog, long atMs) {

        /** In seconds; 0 where nobody waits. */
        double age(Backlog.@Nullable Waiting waiting) {
            return waiting == null ? 0 : Math.max(0, atMs - waiting.sinceMs()) / 1_000.0;
        }
    }

    BacklogFigures(Views views, Clock clock, PrometheusMeterRegistry metrics) {
        this.views = views;
        this.clock = clock;
        this.metrics = metrics;
    }

    void register() {
        gauge("expunge.deletes.pending", null, seen -> seen.backlog().pending())
                .description("Deletes that are being worked on")
                .register(metrics);
        gauge(
                        "expunge.deletes.pending.age",
                        null,
                        seen -> seen.age(seen.backlog().oldest()))
                .description("For how long the oldest of them has been pending")
                .baseUnit("seconds")
                .register(metrics);
        gauge("expunge.deletes.overdue", null, seen -> seen.age(seen.backlog().longest(State.SCHEDULED)))
                .description("For how long the first scheduled delete has been due")
                .baseUnit("seconds")
                .register(metrics);
        for (State state : State.values()) {
            gauge("expunge.deletes", state, seen -> seen.backlog().in(state))
                    .description("Deletes in each state")
                    .register(metrics);
        }
        for (State state : AGED) {
            gauge("expunge.deletes.age", state, seen -> seen.age(seen.backlog().longest(state)))
                    .description("For how long the one that waits longest has been in each state")
                    .baseUnit("seconds")
                    .register(metrics);
        }
        // Which rows it has is found out by the scrape that shows them: meters must not come and go while a scrape
        // reads.
        metrics.getPrometheusRegistry().register(() -> blocked(seen().backlog().blocked()));
    }

    private static MetricSnapshot blocked(List<Backlog.Blocked> all) {
        GaugeSnapshot.Builder gauge = GaugeSnapshot.builder()
                .name("expunge_deletes_blocked")
                .help("Deletes that are blocked, by table and by each foreign key that blocks them");
        all.stream()
                .sorted(Comparator.comparingLong(Backlog.Blocked::deletes).reversed())
                .limit(MAX_FOREIGN_KEYS)
                .forEach(one -> gauge.dataPoint(GaugeDataPointSnapshot.builder()
                        .labels(Labels.of("table", one.table(), "foreign_key", one.foreignKey()))
                        .value((double) one.deletes())
                        .build()));
        return gauge.build();
    }

    private Gauge.Builder<?> gauge(String name, @Nullable State state, ToDoubleFunction<Seen> value) {
        return Gauge.builder(name, this, figures -> value.applyAsDouble(figures.seen()))
                .strongReference(true)
                .tags(
                        state == null
                                ? Tags.empty()
                                : Tags.of("state", state.name().toLowerCase(Locale.ROOT)));
    }

    private synchronized Seen seen() {
        long nowMs = clock.millis();
        if (last == null || nowMs - last.atMs() > MOMENT_MS || nowMs < last.atMs()) {
            last = new Seen(views.backlog(), nowMs);
        }
        return last;
    }
}
