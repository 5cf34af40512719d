package dev.expunge.streams;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** How many records the stores of this instance still have to read from their changelogs. */
final class RestoreProgress implements StateRestoreListener {

    private final Map<TopicPartition, Long> left = new ConcurrentHashMap<>();

    long recordsLeft() {
        return left.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void onRestoreStart(TopicPartition partition, String store, long start, long end) {
        left.put(partition, end - start);
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long batchEnd, long records) {
        left.computeIfPresent(partition, (p, before) -> Math.max(0, before - records));
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long total) {
        left.remove(partition);
    }

    @Override
    public void onRestoreSuspended(TopicPartition partition, String store, long total) {
        left.remove(partition);
    }
}
