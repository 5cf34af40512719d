package dev.expunge.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.streams.config.HealthAddress;
import dev.expunge.streams.health.Health;
import dev.expunge.streams.health.HealthServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a supervisor is told in each state of Kafka Streams. */
class ThreadHealthTest {

    private static final TopicPartition CHANGELOG = new TopicPartition("changelog", 0);

    @ParameterizedTest
    @CsvSource({
        "CREATED, 0, 200, 503, starting",
        "REBALANCING, 0, 200, 503, rebalancing",
        "REBALANCING, 7, 200, 503, 'restoring, 7 records to go'",
        "RUNNING, 0, 200, 200, running",
        "PENDING_SHUTDOWN, 0, 503, 503, stopped",
        "NOT_RUNNING, 0, 503, 503, stopped",
        "PENDING_ERROR, 0, 503, 503, disk full",
        "ERROR, 0, 503, 503, disk full",
    })
    void livesWhileItRebalancesAndIsNotReadyWhileItRestores(
            State state, long recordsLeft, int live, int ready, String detail) throws Exception {
        Health health = ThreadHealth.of(state, recordsLeft, new IOException("disk full"));
        try (HealthServer server = new HealthServer(new HealthAddress("127.0.0.1", 0), () -> health)) {
            assertThat(status(server, "live")).isEqualTo(live);
            assertThat(status(server, "ready")).isEqualTo(ready);
        }
        assertThat(health.detail()).contains(detail);
    }

    @Test
    void isReadyInOneStateOnly() {
        assertThat(Arrays.stream(State.values())
                        .filter(state -> ThreadHealth.of(state, 0, null).ready())
                        .collect(Collectors.toSet()))
                .isEqualTo(Set.of(State.RUNNING));
    }

    @Test
    void countsDownWhatIsStillToBeRestored() {
        RestoreProgress restore = new RestoreProgress(() -> 0);
        restore.onRestoreStart(CHANGELOG, "store", 0, 9);
        restore.onBatchRestored(CHANGELOG, "store", 4, 4);

        assertThat(ThreadHealth.of(State.REBALANCING, restore.recordsLeft(), null)
                        .detail())
                .isEqualTo("restoring, 5 records to go");

        restore.onRestoreEnd(CHANGELOG, "store", 9);

        assertThat(ThreadHealth.of(State.REBALANCING, restore.recordsLeft(), null)
                        .detail())
                .isEqualTo("rebalancing");
    }

    private static int status(HealthServer server, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + "/health/" + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                .statusCode();
    }
}
