package dev.expunge.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.expunge.streams.config.Environment;
import dev.expunge.streams.config.StreamsSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;

/** Without a broker; with one, the tests of the whole product start and stop it. */
class StreamsServiceTest {

    private final StreamsSettings settings = StreamsSettings.from(
            Environment.of(Map.of("EXPUNGE_BOOTSTRAP_SERVERS", "127.0.0.1:1", "EXPUNGE_BROKER_WAIT_MS", "0")));

    @Test
    void before_its_start_a_service_is_live_and_not_ready() {
        try (StreamsService service = new StreamsService(new Idle(), settings, new SimpleMeterRegistry())) {
            assertThat(service.health().live()).isTrue();
            assertThat(service.health().ready()).isFalse();
            assertThat(service.metrics()).isEmpty();
        }
    }

    @Test
    void a_broker_that_is_away_for_too_long_ends_the_start() {
        try (StreamsService service = new StreamsService(new Idle(), settings, new SimpleMeterRegistry())) {
            assertThatThrownBy(service::start)
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("127.0.0.1:1")
                    .hasMessageContaining("brokerWaitMs");
        }
    }

    @Test
    void a_closed_service_is_dead_and_has_ended() throws InterruptedException {
        StreamsService service = new StreamsService(new Idle(), settings, new SimpleMeterRegistry());

        service.close();
        service.close();

        assertThat(service.health().live()).isFalse();
        assertThat(service.awaitEnd()).isNull();
    }

    private static final class Idle implements StreamsApp {

        @Override
        public String name() {
            return "idle";
        }

        @Override
        public Topology topology() {
            return new Topology();
        }

        @Override
        public void prepare(Admin admin, String groupId) {}
    }
}
