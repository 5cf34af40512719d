package dev.expunge.app.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.expunge.app.ExitCode;
import dev.expunge.app.Problem;
import dev.expunge.broker.FreePorts;
import dev.expunge.testkit.TestBroker;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class KafkaClusterTest {

    @Test
    void saysWhichClusterAnswers() {
        KafkaCluster found = check(TestBroker.shared().bootstrapServers(), KafkaCluster.LIMIT);

        assertThat(found.id()).isNotBlank();
        assertThat(found.nodes()).isEqualTo(1);
    }

    @Test
    void thatIsNotThereIsNamedTogetherWithTheWayOut() {
        String address = "127.0.0.1:" + FreePorts.find(1).get(0);

        assertThatThrownBy(() -> check(address, Duration.ofSeconds(1)))
                .hasMessageStartingWith("Kafka at " + address + " cannot be reached: ")
                .hasMessageContaining("Check --kafka, or leave it away")
                .asInstanceOf(InstanceOfAssertFactories.type(Problem.class))
                .extracting(Problem::exitCode)
                .isEqualTo(ExitCode.NOT_REACHABLE);
    }

    @Test
    void whoseNameIsUnknownIsNamedToo() {
        assertThatThrownBy(() -> check("no-such-host.invalid:9092", KafkaCluster.LIMIT))
                .hasMessageStartingWith("Kafka at no-such-host.invalid:9092 cannot be reached: ")
                .hasMessageContaining("resolvable");
    }

    private static KafkaCluster check(String address, Duration limit) {
        return KafkaCluster.check(Map.of("bootstrap.servers", address), limit);
    }
}
