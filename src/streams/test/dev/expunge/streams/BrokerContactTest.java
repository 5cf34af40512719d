package dev.expunge.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.streams.health.Health;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

class BrokerContactTest {

    private final BrokerContact contact = new BrokerContact(10_000);

    @Test
    void a_service_that_has_not_sent_a_heartbeat_yet_is_not_judged() {
        assertThat(health().ready()).isTrue();
        assertThat(health(-1.0).ready()).isTrue();
    }

    @Test
    void heartbeats_of_all_threads_in_time_are_contact() {
        assertThat(health(0.0, 2.0, 3.0).ready()).isTrue();
    }

    @Test
    void one_thread_without_heartbeats_is_lost_contact() {
        Health health = health(0.0, 7.0);

        assertThat(health.ready()).isFalse();
        assertThat(health.live()).isTrue();
        assertThat(health.detail()).isEqualTo("the broker has not answered for 7 s");
    }

    private Health health(double... secondsByThread) {
        Map<MetricName, Metric> metrics = new HashMap<>();
        for (int i = 0; i < secondsByThread.length; i++) {
            MetricName name = name("last-heartbeat-seconds-ago", i);
            metrics.put(name, new Fixed(name, secondsByThread[i]));
        }
        MetricName other = name("version", 0);
        metrics.put(other, new Fixed(other, "4"));
        return contact.health(metrics);
    }

    private static MetricName name(String name, int thread) {
        return new MetricName(name, "consumer-coordinator-metrics", "", Map.of("client-id", "thread-" + thread));
    }

    private record Fixed(MetricName metricName, Object metricValue) implements Metric {}
}
