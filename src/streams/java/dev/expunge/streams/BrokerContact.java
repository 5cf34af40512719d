package dev.expunge.streams;

import dev.expunge.streams.health.Health;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** Whether the broker still answers: Kafka Streams itself calls a service running whose broker is long gone. */
final class BrokerContact {

    private static final String LAST_HEARTBEAT = "last-heartbeat-seconds-ago";

    private final double silenceSeconds;

    /** @param sessionTimeoutMs a heartbeat goes out five times in it; two missing ones in a row are no accident */
    BrokerContact(int sessionTimeoutMs) {
        this.silenceSeconds = sessionTimeoutMs * 0.6 / 1_000;
    }

    Health health(Map<MetricName, ? extends Metric> metrics) {
        double seconds = metrics.entrySet().stream()
                .filter(metric -> metric.getKey().name().equals(LAST_HEARTBEAT))
                .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
                .max()
                .orElse(0);
        return seconds > silenceSeconds
                ? Health.notReady("the broker has not answered for " + Math.round(seconds) + " s")
                : Health.ready("running");
    }
}
