package dev.expunge.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.streams.config.Environment;
import dev.expunge.streams.config.StreamsSettings;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class ClientPropertiesTest {

    private final StreamsConfig config = config(Map.of("EXPUNGE_INSTANCE_ID", "b", "EXPUNGE_STATE_DIR", "/data"));

    @Test
    void kafka_streams_takes_them_all() {
        assertThat(config.unused()).doesNotContain("commit.interval.ms");
        assertThat(config.getString("application.id")).isEqualTo("expunge-idle");
        assertThat(config.getString("state.dir")).isEqualTo("/data");
    }

    @Test
    void each_record_takes_effect_exactly_once() {
        Map<String, Object> producer = config.getProducerConfigs("p");
        Map<String, Object> consumer = config.getMainConsumerConfigs("g", "c", 1);

        assertThat(config.getString("processing.guarantee")).isEqualTo("exactly_once_v2");
        assertThat(producer).containsEntry("enable.idempotence", true).containsEntry("max.request.size", 8 << 20);
        assertThat(consumer).containsEntry("isolation.level", "read_committed");
    }

    @Test
    void each_thread_is_a_static_member_of_the_group() {
        assertThat(config.getMainConsumerConfigs("g", "c", 1))
                .containsEntry("group.instance.id", "b-1")
                .containsEntry("session.timeout.ms", 10_000);
    }

    @Test
    void a_new_instance_copies_all_shards_that_are_to_come_to_it_at_once_and_has_them_a_minute_later() {
        StreamsConfig large = config(Map.of("EXPUNGE_SHARDS", "64"));

        assertThat(large.getInt("max.warmup.replicas")).isEqualTo(64);
        assertThat(large.getLong("probing.rebalance.interval.ms")).isEqualTo(60_000);
        assertThat(large.getLong("acceptable.recovery.lag")).isEqualTo(100_000);
    }

    @Test
    void settings_of_kafkas_clients_reach_them_but_change_no_guarantee() {
        Map<String, String> env =
                Map.of("EXPUNGE_KAFKA_SECURITY_PROTOCOL", "SSL", "EXPUNGE_KAFKA_PROCESSING_GUARANTEE", "at_least_once");

        StreamsConfig secured = config(env);

        assertThat(secured.getProducerConfigs("p")).containsEntry("security.protocol", "SSL");
        assertThat(secured.getString("processing.guarantee")).isEqualTo("exactly_once_v2");
    }

    private static StreamsConfig config(Map<String, String> env) {
        Properties properties = ClientProperties.streams(StreamsSettings.from(Environment.of(env)), "idle");
        return new StreamsConfig(properties);
    }
}
