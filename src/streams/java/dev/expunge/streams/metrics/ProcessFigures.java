package dev.expunge.streams.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;

/** Figures of the process: memory, threads, processor, how long it runs. */
public final class ProcessFigures {

    /** What {@code /metrics} answers: the text format of Prometheus. */
    public static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private ProcessFigures() {}

    public static void addTo(MeterRegistry metrics) {
        new JvmMemoryMetrics().bindTo(metrics);
        new JvmThreadMetrics().bindTo(metrics);
        new ProcessorMetrics().bindTo(metrics);
        new UptimeMetrics().bindTo(metrics);
    }
}
