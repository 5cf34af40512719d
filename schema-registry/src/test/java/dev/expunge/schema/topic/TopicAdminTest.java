package dev.expunge.schema.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TopicAdminTest {

    private final FakeCluster cluster = new FakeCluster();
    private final TopicPlan plan = new TopicPlan(4, (short) 1, Layout.PER_TABLE);
    private final List<Topic<?>> wanted = plan.topics().beforeTables();

    @Test
    void makesWhatIsMissing() {
        cluster.partitions.put("expunge.changes", 4);
        TopicAdmin.ensure(cluster, plan, wanted);
        assertThat(cluster.partitions)
                .hasSize(wanted.size())
                .containsEntry("expunge.requests", 4)
                .containsEntry("expunge.catalog", 1);
        assertThat(cluster.made).extracting(NewTopic::name).doesNotContain("expunge.changes");
    }

    @Test
    void doesNothingTheSecondTime() {
        TopicAdmin.ensure(cluster, plan, wanted);
        cluster.made.clear();
        TopicAdmin.ensure(cluster, plan, wanted);
        assertThat(cluster.made).isEmpty();
    }

    @Test
    void refusesAnotherNumberOfPartitionsBeforeItMakesAnything() {
        cluster.partitions.put("expunge.changes", 3);
        cluster.partitions.put("expunge.catalog", 2);
        assertThatThrownBy(() -> TopicAdmin.ensure(cluster, plan, wanted))
                .isInstanceOf(TopicMismatchException.class)
                .hasMessageContaining("topic expunge.changes has 3 partitions, expected 4")
                .hasMessageContaining("topic expunge.catalog has 2 partitions, expected 1");
        assertThat(cluster.made).isEmpty();
    }

    @Nested
    class WhileAnotherProcessDoesTheSame {

        @Test
        void takesTheTopicsThatItMade() {
            cluster.race = () -> TopicAdmin.ensure(cluster, plan, wanted);
            TopicAdmin.ensure(cluster, plan, wanted);
            assertThat(cluster.partitions).hasSize(wanted.size());
        }

        @Test
        void refusesThemIfItHadAnotherPlan() {
            TopicPlan other = new TopicPlan(8, (short) 1, Layout.PER_TABLE);
            cluster.race = () -> TopicAdmin.ensure(cluster, other, wanted);
            assertThatThrownBy(() -> TopicAdmin.ensure(cluster, plan, wanted))
                    .isInstanceOf(TopicMismatchException.class)
                    .hasMessageContaining("has 8 partitions, expected 4");
        }
    }

    @Nested
    class WhileTheClusterDoesNotShowThemYet {

        @Test
        void waits() {
            cluster.pausesUntilSeen = 3;
            TopicAdmin.ensure(cluster, plan, wanted);
            assertThat(cluster.pausesUntilSeen).isZero();
        }

        @Test
        void givesUpInTheEnd() {
            cluster.pausesUntilSeen = Integer.MAX_VALUE;
            assertThatThrownBy(() -> TopicAdmin.ensure(cluster, plan, List.of(Topics.CHANGES)))
                    .isInstanceOf(KafkaException.class)
                    .hasMessageContaining("cannot be seen: [expunge.changes]");
        }
    }

    @Nested
    class TablesTopics {

        @Test
        void areMadeManyAtATime() {
            List<String> tables =
                    IntStream.range(0, 1_000).mapToObj(i -> "t" + i).toList();
            TopicAdmin.ensure(cluster, plan, TopicAdmin.ofTables(plan, tables));
            assertThat(cluster.partitions).hasSize(2_000);
            assertThat(cluster.requests).isEqualTo(10);
        }

        @Test
        void areTwoForAllInTheSharedLayout() {
            TopicPlan shared = new TopicPlan(4, (short) 1, Layout.SHARED);
            assertThat(TopicAdmin.ofTables(shared, List.of("users", "posts"))).hasSize(2);
        }
    }

    @Test
    void aWriteIsOnTwoReplicasWhereThereAreThree() {
        assertThat(new TopicPlan(4, (short) 3, Layout.PER_TABLE)
                        .create(Topics.CHANGES)
                        .configs())
                .containsEntry("min.insync.replicas", "2");
        assertThat(plan.create(Topics.CHANGES).configs()).containsEntry("min.insync.replicas", "1");
    }

    @Test
    void aPlanRefusesNonsense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TopicPlan(0, (short) 1, Layout.SHARED))
                .withMessageContaining("shards cannot be 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TopicPlan(1, (short) 0, Layout.SHARED))
                .withMessageContaining("replicationFactor cannot be 0");
    }

    /** A cluster in memory. */
    private static final class FakeCluster implements TopicStore {

        final Map<String, Integer> partitions = new HashMap<>();
        final List<NewTopic> made = new ArrayList<>();
        int requests;
        int pausesUntilSeen;
        /** Runs once, between the look and the making. */
        Runnable race = () -> {};

        @Override
        public Map<String, Integer> partitions(Collection<String> names) {
            Map<String, Integer> found = new HashMap<>(partitions);
            found.keySet().retainAll(names);
            return pausesUntilSeen > 0 ? Map.of() : found;
        }

        @Override
        public void pause() {
            pausesUntilSeen--;
        }

        @Override
        public void create(List<NewTopic> topics) {
            Runnable now = race;
            race = () -> {};
            now.run();
            requests++;
            for (NewTopic topic : topics) {
                if (partitions.putIfAbsent(topic.name(), topic.numPartitions()) == null) {
                    made.add(topic);
                }
            }
        }
    }
}
