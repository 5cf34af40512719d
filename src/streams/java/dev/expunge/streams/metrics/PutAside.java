package dev.expunge.streams.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts records that went to the quarantine. */
public final class PutAside {

    private final MeterRegistry metrics;
    private final String service;
    private final Labels topics = new Labels();

    public PutAside(MeterRegistry metrics, String service) {
        this.metrics = metrics;
        this.service = service;
    }

    /** @param code of the error; a name from a fixed list */
    public void count(String topic, String code) {
        Counter.builder("expunge.quarantine.records")
                .description("Records that could not be taken and were put aside")
                .tag("service", service)
                .tag("topic", topics.of(topic))
                .tag("code", code)
                .register(metrics)
                .increment();
    }
}
