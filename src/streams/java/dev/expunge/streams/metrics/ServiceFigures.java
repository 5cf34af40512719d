package dev.expunge.streams.metrics;

import dev.expunge.streams.health.Health;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;

/** The figures that every service on Kafka Streams has, in so far as Streams or its clients keep them. */
public final class ServiceFigures {

    private static final Set<String> STORE_SIZES = Set.of("total-sst-files-size", "size-all-mem-tables");

    private final MeterRegistry metrics;
    private final String service;

    public ServiceFigures(MeterRegistry metrics, String service) {
        this.metrics = metrics;
        this.service = service;
    }

    public void health(Supplier<Health> health) {
        gauge(
                "expunge.live",
                "1: it lives; 0: restart it",
                health,
                now -> now.get().live() ? 1 : 0);
        gauge("expunge.ready", "1: it does its work", health, now -> now.get().ready() ? 1 : 0);
    }

    /**
     * @param streams Kafka's own figures of the threads and their clients
     * @param topics that are read
     * @param stores of this service
     */
    public void kafka(Supplier<Map<MetricName, ? extends Metric>> streams, Set<String> topics, Set<String> stores) {
        for (String topic : topics) {
            Gauge.builder("expunge.lag.records", streams, now -> sum(now, name -> isLagOf(name, topic)))
                    .description("Records of the topic that this instance has still to read")
                    .strongReference(true)
                    .tag("service", service)
                    .tag("topic", topic)
                    .register(metrics);
        }
        for (String store : stores) {
            Gauge.builder("expunge.store.size", streams, now -> sum(now, name -> isSizeOf(name, store)))
                    .description("State on this instance, on disk and in write buffers, compressed")
                    .strongReference(true)
                    .baseUnit("bytes")
                    .tag("service", service)
                    .tag("store", store)
                    .register(metrics);
        }
    }

    /** @param threads those of this instance */
    public void partitions(Supplier<Set<ThreadMetadata>> threads) {
        partitions("active", threads, ThreadMetadata::activeTasks);
        partitions("standby", threads, ThreadMetadata::standbyTasks);
    }

    private void partitions(
            String role, Supplier<Set<ThreadMetadata>> threads, Function<ThreadMetadata, Set<TaskMetadata>> tasks) {
        Gauge.builder(
                        "expunge.partitions",
                        threads,
                        now -> now.get().stream()
                                .mapToInt(thread -> tasks.apply(thread).size())
                                .sum())
                .description("Shards, or partitions of other work, that this instance runs; that it has a copy of")
                .strongReference(true)
                .tag("service", service)
                .tag("role", role)
                .register(metrics);
    }

    public void restoring(Restored restored) {
        gauge("expunge.restore.records.left", "Records to restore", restored, Restored::recordsLeft);
        FunctionCounter.builder("expunge.restore.records", restored, Restored::records)
                .description("Records restored from changelogs")
                .tag("service", service)
                .register(metrics);
        TimeGauge.builder("expunge.restore.time", restored, TimeUnit.MILLISECONDS, Restored::lastMs)
                .description("How long the last restore took, or has taken so far")
                .tag("service", service)
                .register(metrics);
    }

    public <T> void counter(String name, String description, T of, ToLongFunction<T> value) {
        FunctionCounter.builder(name, of, value::applyAsLong)
                .description(description)
                .tag("service", service)
                .register(metrics);
    }

    private <T> void gauge(String name, String description, T of, ToLongFunction<T> value) {
        Gauge.builder(name, of, value::applyAsLong)
                .description(description)
                .strongReference(true)
                .tag("service", service)
                .register(metrics);
    }

    /** What a restore says of itself. */
    public interface Restored {

        long recordsLeft();

        /** Since the start of the process. */
        long records();

        /** 0: there was none. */
        long lastMs();
    }

    private static boolean isLagOf(MetricName name, String topic) {
        return name.name().equals("records-lag")
                && topic.equals(name.tags().get("topic"))
                && !name.tags().getOrDefault("client-id", "").contains("restore-consumer");
    }

    private static boolean isSizeOf(MetricName name, String store) {
        return STORE_SIZES.contains(name.name()) && store.equals(name.tags().get("rocksdb-state-id"));
    }

    /** What is not a number yet counts as nothing. */
    private static double sum(Supplier<Map<MetricName, ? extends Metric>> streams, Predicate<MetricName> which) {
        double sum = 0;
        for (Map.Entry<MetricName, ? extends Metric> metric : streams.get().entrySet()) {
            if (which.test(metric.getKey())
                    && metric.getValue().metricValue() instanceof Number number
                    && Double.isFinite(number.doubleValue())) {
                sum += number.doubleValue();
            }
        }
        return sum;
    }
}
