package dev.expunge.streams.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamsSettingsTest {

    @Test
    void defaults_are_for_one_local_broker() {
        StreamsSettings settings = StreamsSettings.from(Environment.of(Map.of()));

        assertThat(settings.cluster().bootstrapServers()).isEqualTo("127.0.0.1:9092");
        assertThat(settings.cluster().replicationFactor()).isEqualTo(1);
        assertThat(settings.pace()).isEqualTo(Pace.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({
        "EXPUNGE_BOOTSTRAP_SERVERS, localhost, bootstrapServers",
        "EXPUNGE_BOOTSTRAP_SERVERS, 'a:1,,b:2', bootstrapServers",
        "EXPUNGE_SHARDS, 0, shards",
        "EXPUNGE_SHARDS, 5000, shards",
        "EXPUNGE_REPLICATION_FACTOR, -1, replicationFactor",
        "EXPUNGE_APPLICATION_ID_PREFIX, 'a b', applicationIdPrefix",
        "EXPUNGE_INSTANCE_ID, ../1, instanceId",
        "EXPUNGE_THREADS, 0, threads",
        "EXPUNGE_STANDBY_REPLICAS, -1, standbyReplicas",
        "EXPUNGE_POLL_MS, 0, pollMs",
        "EXPUNGE_COMMIT_INTERVAL_MS, 60000, commitIntervalMs",
        "EXPUNGE_SESSION_TIMEOUT_MS, 10, sessionTimeoutMs",
        "EXPUNGE_BLOCK_CACHE_BYTES, 5, blockCacheBytes",
        "EXPUNGE_WRITE_BUFFER_BYTES, 999999999999, writeBufferBytes",
        "EXPUNGE_TOPICS, none, EXPUNGE_TOPICS",
    })
    void nonsense_is_refused_by_name_and_value(String variable, String value, String field) {
        Environment env = Environment.of(Map.of(variable, value));

        assertThatThrownBy(() -> StreamsSettings.from(env))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(field)
                .hasMessageContaining("\"" + value + "\"");
    }
}
