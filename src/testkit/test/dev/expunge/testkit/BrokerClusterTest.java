package dev.expunge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class BrokerClusterTest {

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void worksOnWhileOneNodeIsDeadAndTakesItBack(@TempDir Path dir) throws Exception {
        try (BrokerCluster cluster = BrokerCluster.start(dir, 3);
                Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
            cluster.kill(2);

            admin.createTopics(List.of(new NewTopic("written-by-two", Optional.of(1), Optional.of((short) 2))))
                    .all()
                    .get(30, TimeUnit.SECONDS);

            cluster.restart(2);
            assertThat(cluster.broker(2).isAlive()).isTrue();
            assertThat(admin.describeCluster().nodes().get(20, TimeUnit.SECONDS))
                    .hasSize(3);
        }
    }
}
