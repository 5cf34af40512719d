package dev.expunge.api.kafka;

import dev.expunge.api.view.Fences;
import dev.expunge.api.view.LogIdentity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** What there is to know of the log without reading it. */
public final class KafkaLog implements Fences.Ends {

    private static final int LIMIT_SECONDS = 30;

    private final Admin admin;

    public KafkaLog(Admin admin) {
        this.admin = admin;
    }

    /** The high watermarks: what a transaction has written counts, so that a reader waits for its end. */
    @Override
    public CompletableFuture<Map<TopicPartition, Long>> of(Set<TopicPartition> partitions) {
        Map<TopicPartition, OffsetSpec> asked =
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return admin.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                .all()
                .toCompletionStage()
                .toCompletableFuture()
                .thenApply(KafkaLog::offsets);
    }

    private static Map<TopicPartition, Long> offsets(Map<TopicPartition, ListOffsetsResultInfo> found) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        found.forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    /**
     * Blocks.
     *
     * @throws KafkaException if the cluster does not answer within 30 s
     */
    public LogIdentity identity(String topicPrefix) {
        Set<String> names = await(admin.listTopics().names()).stream()
                .filter(name -> name.startsWith(topicPrefix))
                .collect(Collectors.toSet());
        Map<String, TopicDescription> topics = await(admin.describeTopics(names).allTopicNames());
        Map<String, String> ids = new HashMap<>();
        Set<TopicPartition> partitions = new HashSet<>();
        topics.forEach((name, topic) -> {
            ids.put(name, topic.topicId().toString());
            topic.partitions().forEach(one -> partitions.add(new TopicPartition(name, one.partition())));
        });
        return new LogIdentity(await(admin.describeCluster().clusterId()), ids, ends(partitions));
    }

    /**
     * Blocks.
     *
     * @throws KafkaException if the cluster does not answer within 30 s
     */
    public Map<TopicPartition, Long> ends(Set<TopicPartition> partitions) {
        try {
            return of(partitions).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("the ends of the log cannot be found: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }

    private static <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("the cluster does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }
}
