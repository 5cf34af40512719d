package dev.expunge.api.view;

import dev.expunge.schema.topic.Topics;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits until all that was written before the start has been read: first the definitions, which name the other topics. */
final class CatchUp {

    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);
    private static final Duration LIMIT = Duration.ofHours(1);

    private final StoredView view;
    private final Topics topics;

    CatchUp(StoredView view, Topics topics) {
        this.view = view;
        this.topics = topics;
    }

    void begin() {
        var unused = view.fences
                .pass(view.partitions.all(Topics.CATALOG), LIMIT)
                .thenCompose(done -> view.fences.pass(everything(), LIMIT))
                .handle((done, failure) -> {
                    if (failure == null) {
                        LOG.info(
                                "The view has caught up, tables={}",
                                view.catalog().tables().size());
                        view.caughtUp();
                    } else if (!view.isClosed()) {
                        LOG.info("The view has not caught up yet: {}", failure.getMessage());
                        CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(this::begin);
                    }
                    return failure == null;
                });
    }

    private Set<TopicPartition> everything() {
        Set<TopicPartition> partitions = new HashSet<>(Assignment.of(view.partitions, topics, view.catalog()));
        partitions.removeAll(view.partitions.all(Topics.REPLIES));
        return partitions;
    }
}
