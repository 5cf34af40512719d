package dev.expunge.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class EmbeddedBrokerTest {

    @TempDir
    private Path dir;

    @Test
    void endsWithItsParentAndGoesOnWithItsDataAfterKillMinusNineOfBoth() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ParentProgram.class.getName(),
                        dir.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BrokerSettings.Ports ports;
        try (BufferedReader output = parent.inputReader()) {
            long brokerPid = output.lines()
                    .filter(line -> line.startsWith("broker "))
                    .mapToLong(line -> Long.parseLong(line.substring("broker ".length())))
                    .findFirst()
                    .orElseThrow();
            ports = BrokerFiles.lastPorts(dir).orElseThrow();
            createTopic("127.0.0.1:" + ports.client(), "kept");

            parent.destroyForcibly();

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> ProcessHandle.of(brokerPid)
                            .filter(ProcessHandle::isAlive)
                            .isEmpty());
        }

        try (EmbeddedBroker next = EmbeddedBroker.start(dir)) {
            assertThat(topics(next)).containsExactly("kept");
            assertThat(next.settings().ports()).isEqualTo(ports);

            next.kill();
        }
        EmbeddedBroker last = EmbeddedBroker.start(dir);
        assertThat(topics(last)).containsExactly("kept");
        last.close();
        assertThat(last.isAlive()).isFalse();
    }

    @Test
    void thatCannotStartSaysSoWithItsLastWords() {
        BrokerSettings broken = new BrokerSettings(
                dir, "AAAAAAAAAAAAAAAAAAAAAA", 1, EmbeddedBroker.freePorts(1), Map.of("log.retention.ms", "soon"));

        EmbeddedBroker broker = EmbeddedBroker.launch(broken);

        assertThatThrownBy(() -> broker.awaitReady(EmbeddedBroker.START_LIMIT))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("The broker ended with code 1 while starting.")
                .hasMessageContaining("soon");
        assertThat(broker.isAlive()).isFalse();
    }

    @Test
    void refusesSettingsWithoutItself() {
        assertThatThrownBy(() -> new BrokerSettings(dir, "c", 2, EmbeddedBroker.freePorts(1), Map.of()))
                .hasMessage("nodeId: 2 is not among the nodes [1]");
    }

    @Test
    void ofThreeNodesReplicatesItsInternalTopicsToAllOfThem() {
        BrokerSettings settings = new BrokerSettings(dir, "c", 2, EmbeddedBroker.freePorts(3), Map.of());

        assertThat(settings.serverProperties())
                .containsEntry("transaction.state.log.replication.factor", "3")
                .containsEntry("transaction.state.log.min.isr", "2")
                .containsEntry("node.id", "2");
    }

    private static void createTopic(String address, String name) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            admin.createTopics(List.of(new NewTopic(name, Optional.of(1), Optional.empty())))
                    .all()
                    .get(20, TimeUnit.SECONDS);
        }
    }

    private static List<String> topics(EmbeddedBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            return List.copyOf(admin.listTopics().names().get(20, TimeUnit.SECONDS));
        }
    }
}
