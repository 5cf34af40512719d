package dev.expunge.app.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.expunge.app.cli.doctor.Finding.Level;
import dev.expunge.schema.topic.Layout;
import dev.expunge.schema.topic.Topic;
import dev.expunge.schema.topic.Topics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.SupportedVersionRange;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LooksTest {

    private static List<Finding> server(String status) throws IOException {
        return ServerLook.of(new ObjectMapper().readTree(status.replace('\'', '"')), 1_000_000, 1_000_040);
    }

    @Nested
    class AServer {

        @Test
        void thatIsWellIsFoundWell() throws IOException {
            assertThat(server("{'at':1000020,'fresh':true,'notReady':null,'pending':0}"))
                    .allMatch(finding -> finding.level() == Level.OK)
                    .extracting(Finding::what)
                    .containsExactly(
                            "answers in 40 ms", "differs by less than 2s from the one here", "0 deletes are pending");
        }

        @Test
        void withAnotherClockIsFoundWrong() throws IOException {
            assertThat(server("{'at':1600000,'fresh':true}"))
                    .anyMatch(finding ->
                            finding.level() == Level.WRONG && finding.what().contains("ahead of the one here"));
            assertThat(server("{'at':900000,'fresh':true}"))
                    .anyMatch(finding ->
                            finding.level() == Level.WRONG && finding.what().contains("behind the one here"));
        }

        @Test
        void thatDoesNoWorkOrIsLateIsFoundWrong() throws IOException {
            assertThat(server("{'at':1000020,'fresh':false,'notReady':'the processor is away','pending':3,"
                            + "'oldest':{'deleteId':'e-1','ageMs':61000,'waitsFor':'PROCESSOR','detail':'it is away'},"
                            + "'scheduled':{'count':1,'nextDeleteId':'e-2','overdueMs':60001},'blocked':{'count':2}}"))
                    .extracting(Finding::level)
                    .containsExactly(Level.WRONG, Level.WRONG, Level.OK, Level.WARNING, Level.WRONG, Level.WARNING);
        }
    }

    @Nested
    class ACluster {

        private final Map<String, TopicDescription> there = new HashMap<>();
        private final Map<String, Config> settings = new HashMap<>();

        ACluster() {
            Topics topics = new Topics(Layout.PER_TABLE);
            topics.beforeTables().forEach(this::add);
            topics.ofTable("users").forEach(this::add);
        }

        private void add(Topic<?> topic) {
            add(topic.name(), topic.spread().partitions(4));
            List<ConfigEntry> entries = new ArrayList<>();
            topic.keeping().settings().forEach((name, value) -> entries.add(new ConfigEntry(name, value)));
            settings.put(topic.name(), new Config(entries));
        }

        private void add(String topic, int partitions) {
            Node node = new Node(1, "127.0.0.1", 9092);
            there.put(
                    topic,
                    new TopicDescription(
                            topic,
                            false,
                            IntStream.range(0, partitions)
                                    .mapToObj(i -> new TopicPartitionInfo(i, node, List.of(node), List.of(node)))
                                    .toList()));
        }

        private List<Finding> look(int nodes) {
            return TopicsLook.of(there, settings, List.of("users"), nodes);
        }

        @Test
        void asTheServicesMakeItIsFoundWell() {
            assertThat(look(1))
                    .extracting(Finding::what)
                    .containsExactly("12 topics, 4 shards, settings as they should be");
        }

        @Test
        void withoutATopicIsFoundWrong() {
            there.remove("expunge.rows.users");
            there.remove("expunge.timers");

            assertThat(look(1))
                    .extracting(Finding::what)
                    .containsExactlyInAnyOrder("expunge.rows.users is missing", "expunge.timers is missing");
        }

        @Test
        void withAnotherNumberOfPartitionsIsFoundWrong() {
            add("expunge.requests", 3);

            assertThat(look(1))
                    .extracting(Finding::what)
                    .containsExactly("expunge.requests has 3 partitions, and expunge.changes has 4");
        }

        @Test
        void thatForgetsDeletesIsFoundWrongAndSaysHowToMendIt() {
            settings.put("expunge.deletes", new Config(List.of(new ConfigEntry("cleanup.policy", "delete"))));

            assertThat(look(1))
                    .filteredOn(finding -> finding.level() == Level.WRONG)
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.what()).isEqualTo("expunge.deletes: cleanup.policy is delete, not compact");
                        assertThat(finding.next()).contains("--add-config cleanup.policy=compact");
                    });
        }

        @Test
        void ofThreeBrokersWithOneReplicaIsWarnedOf() {
            assertThat(look(3)).hasSize(12).allMatch(finding -> finding.level() == Level.WARNING);
        }

        @Test
        void withoutNewTransactionsIsFoundWrong() {
            assertThat(KafkaLook.transactions("h:1", Map.of()).what())
                    .isEqualTo("transaction.version is 0, and exactly-once needs 2");
            assertThat(KafkaLook.transactions(
                                    "h:1",
                                    Map.of("transaction.version", new FinalizedVersionRange((short) 0, (short) 2)))
                            .level())
                    .isEqualTo(Level.OK);
        }

        @Test
        void thatHasNotFinishedAnUpgradeIsWarnedOf() {
            FinalizedVersionRange used = new FinalizedVersionRange((short) 25, (short) 25);
            SupportedVersionRange possible = new SupportedVersionRange((short) 7, (short) 29);

            assertThat(KafkaLook.version(3, used, possible).what())
                    .isEqualTo("3 brokers, metadata.version level 25, and the brokers know 29");
        }

        @Test
        void withNothingOfOursIsFoundWrong() {
            there.clear();

            assertThat(look(1)).extracting(Finding::what).containsExactly("there is no expunge.changes");
        }
    }
}
