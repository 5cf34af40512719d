package dev.expunge.schema.topic;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** A real cluster. */
record AdminTopicStore(Admin admin) implements TopicStore {

    /** A cluster that has just started may take its time. */
    static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final int PAUSE_MS = 100;

    @Override
    public Map<String, Integer> partitions(Collection<String> names) {
        Map<String, Integer> partitions = new HashMap<>();
        Map<String, KafkaFuture<TopicDescription>> answers =
                admin.describeTopics(names).topicNameValues();
        answers.forEach((name, answer) -> {
            try {
                partitions.put(
                        name,
                        await("describe topic " + name, answer).partitions().size());
            } catch (UnknownTopicOrPartitionException e) {
                // Absent from the map.
            }
        });
        return partitions;
    }

    @Override
    public void create(List<NewTopic> topics) {
        admin.createTopics(topics).values().forEach((name, answer) -> {
            try {
                await("create topic " + name, answer);
            } catch (TopicExistsException e) {
                // Another process was faster; its partitions are checked afterwards.
            }
        });
    }

    @Override
    public void pause() {
        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(PAUSE_MS, TimeUnit.MILLISECONDS))
                .join();
    }

    static <T> T await(String what, KafkaFuture<T> answer) {
        try {
            return answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException unknown) {
                throw unknown;
            } else if (e.getCause() instanceof TopicExistsException exists) {
                throw exists;
            }
            throw new KafkaException("cannot " + what + ": " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("cannot " + what + ": no answer within " + TIMEOUT.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
