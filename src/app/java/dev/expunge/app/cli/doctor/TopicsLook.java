package dev.expunge.app.cli.doctor;

import dev.expunge.schema.topic.Layout;
import dev.expunge.schema.topic.Topic;
import dev.expunge.schema.topic.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;

/** Looks at topics: whether they are there, how many partitions and replicas they have, and their settings. */
final class TopicsLook {

    private static final String TOPICS = "topics";
    private static final int SAFE_REPLICAS = 3;
    /** What changes the meaning; the rest is a matter of size. */
    private static final Set<String> VITAL = Set.of("cleanup.policy", "retention.ms");

    private final Map<String, TopicDescription> there;
    private final Map<String, Config> settings;
    private final int nodes;
    private final List<Finding> findings = new ArrayList<>();

    private TopicsLook(Map<String, TopicDescription> there, Map<String, Config> settings, int nodes) {
        this.there = there;
        this.settings = settings;
        this.nodes = nodes;
    }

    static List<Finding> look(Admin admin, Collection<String> tables, int nodes) {
        List<String> names = KafkaLook.answer(admin.listTopics().names()).stream()
                .filter(name -> name.startsWith(Topics.PREFIX))
                .toList();
        Map<String, Config> settings = new LinkedHashMap<>();
        KafkaLook.answer(admin.describeConfigs(names.stream()
                                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                                .toList())
                        .all())
                .forEach((resource, config) -> settings.put(resource.name(), config));
        return of(KafkaLook.answer(admin.describeTopics(names).allTopicNames()), settings, tables, nodes);
    }

    static List<Finding> of(
            Map<String, TopicDescription> there, Map<String, Config> settings, Collection<String> tables, int nodes) {
        TopicDescription changes = there.get(Topics.CHANGES.name());
        if (changes == null) {
            return List.of(Finding.wrong(
                    TOPICS,
                    "there is no " + Topics.CHANGES,
                    "Start a service on this cluster: it makes what is missing"));
        }
        Topics shared = new Topics(Layout.SHARED);
        Layout layout = there.containsKey(shared.rows("").name()) ? Layout.SHARED : Layout.PER_TABLE;
        Topics topics = new Topics(layout);
        Map<String, Topic<?>> wanted = new LinkedHashMap<>();
        topics.beforeTables().forEach(topic -> wanted.put(topic.name(), topic));
        tables.forEach(table -> topics.ofTable(table).forEach(topic -> wanted.put(topic.name(), topic)));
        TopicsLook look = new TopicsLook(there, settings, nodes);
        int shards = changes.partitions().size();
        wanted.values().forEach(topic -> look.look(topic, shards));
        if (look.findings.isEmpty()) {
            look.findings.add(
                    Finding.ok(TOPICS, wanted.size() + " topics, " + shards + " shards, settings as they should be"));
        }
        return look.findings;
    }

    private void look(Topic<?> topic, int shards) {
        TopicDescription found = there.get(topic.name());
        if (found == null) {
            findings.add(Finding.wrong(
                    TOPICS, topic + " is missing", "Start a service on this cluster: it makes what is missing"));
            return;
        }
        int wanted = topic.spread().partitions(shards);
        if (found.partitions().size() != wanted) {
            findings.add(Finding.wrong(
                    TOPICS,
                    topic + " has " + found.partitions().size() + " partitions, and " + Topics.CHANGES + " has "
                            + shards,
                    "The number of partitions never changes; restore the topic from a backup"));
        }
        replicas(topic, found);
        settings(topic);
    }

    private void replicas(Topic<?> topic, TopicDescription found) {
        long behind = found.partitions().stream()
                .filter(partition ->
                        partition.isr().size() < partition.replicas().size())
                .count();
        if (behind > 0) {
            findings.add(Finding.warning(
                    TOPICS, topic + ": " + behind + " partitions lack a replica", "See which broker is away"));
        }
        int replicas = found.partitions().get(0).replicas().size();
        if (nodes >= SAFE_REPLICAS && replicas < SAFE_REPLICAS) {
            findings.add(Finding.warning(
                    TOPICS,
                    topic + " has " + replicas + " replicas of " + nodes + " that there could be",
                    "kafka-reassign-partitions.sh adds replicas; EXPUNGE_REPLICATION_FACTOR=3 is for new topics"));
        }
    }

    private void settings(Topic<?> topic) {
        Config config = settings.get(topic.name());
        if (config == null) {
            return;
        }
        topic.keeping().settings().forEach((name, value) -> {
            String found = config.get(name) == null ? "unset" : config.get(name).value();
            if (!value.equals(found)) {
                String what = topic + ": " + name + " is " + found + ", not " + value;
                String next = "kafka-configs.sh --bootstrap-server HOST:PORT --alter --topic " + topic
                        + " --add-config " + name + "=" + value;
                findings.add(
                        VITAL.contains(name) ? Finding.wrong(TOPICS, what, next) : Finding.warning(TOPICS, what, next));
            }
        });
    }
}
