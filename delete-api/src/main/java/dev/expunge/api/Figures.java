package dev.expunge.api;

import dev.expunge.api.http.Health;
import dev.expunge.api.kafka.Replies;
import dev.expunge.api.port.Views;
import dev.expunge.api.view.ViewReader;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.function.ToDoubleFunction;

/** What the service measures of itself, and of the deletes that it sees. */
final class Figures {

    private static final String SERVICE = "delete-api";
    private final PrometheusMeterRegistry metrics;
    private volatile double ready = Double.NaN;

    Figures(PrometheusMeterRegistry metrics) {
        this.metrics = metrics;
    }

    void process() {
        new JvmMemoryMetrics().bindTo(metrics);
        new JvmThreadMetrics().bindTo(metrics);
        new ProcessorMetrics().bindTo(metrics);
        new UptimeMetrics().bindTo(metrics);
    }

    void calls(ViewReader reader, Replies replies) {
        gauge("expunge.api.view.lag", "Records in the log that the view has not read yet", reader, ViewReader::lag);
        gauge(
                "expunge.api.calls.waiting",
                "Calls that wait for an answer of the cascade-processor",
                replies,
                Replies::waiting);
    }

    void health(Health health) {
        Gauge.builder("expunge.live", health, now -> now.notLive() == null ? 1 : 0)
                .description("1: it lives; 0: restart it")
                .tag("service", SERVICE)
                .register(metrics);
        Gauge.builder("expunge.ready", health, this::ready)
                .description("1: it does its work")
                .tag("service", SERVICE)
                .register(metrics);
    }

    /** As of the question before: the answer may take a while, and who reads figures is not kept waiting. */
    private double ready(Health health) {
        var unused = health.notReady().thenAccept(reason -> ready = reason == null ? 1 : 0);
        return ready;
    }

    void backlog(Views views, Clock clock) {
        new BacklogFigures(views, clock, metrics).register();
    }

    private <T> void gauge(String name, String description, T of, ToDoubleFunction<T> value) {
        Gauge.builder(name, of, value).description(description).register(metrics);
    }
}
