package dev.expunge.api;

import dev.expunge.api.kafka.Replies;
import dev.expunge.api.view.ViewReader;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** What the service measures of itself. */
final class Figures {

    private Figures() {}

    static PrometheusMeterRegistry of(ViewReader reader, Replies replies) {
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(metrics);
        new JvmThreadMetrics().bindTo(metrics);
        new ProcessorMetrics().bindTo(metrics);
        new UptimeMetrics().bindTo(metrics);
        Gauge.builder("expunge.api.view.lag", reader, ViewReader::lag)
                .description("Records in the log that the view has not read yet")
                .register(metrics);
        Gauge.builder("expunge.api.calls.waiting", replies, Replies::waiting)
                .description("Calls that wait for an answer of the cascade-processor")
                .register(metrics);
        return metrics;
    }
}
