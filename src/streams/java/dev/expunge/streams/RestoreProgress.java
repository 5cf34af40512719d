package dev.expunge.streams;

import dev.expunge.streams.metrics.ServiceFigures;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** How many records the stores of this instance still have to read from their changelogs, and how long that has taken. */
final class RestoreProgress implements StateRestoreListener, ServiceFigures.Restored {

    private final LongSupplier nanoTime;
    private final Map<TopicPartition, Long> left = new ConcurrentHashMap<>();
    private final LongAdder records = new LongAdder();
    private long begunNanos;
    private long lastNanos;

    RestoreProgress(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public long recordsLeft() {
        return left.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public long records() {
        return records.sum();
    }

    @Override
    public synchronized long lastMs() {
        return TimeUnit.NANOSECONDS.toMillis(left.isEmpty() ? lastNanos : nanoTime.getAsLong() - begunNanos);
    }

    @Override
    public synchronized void onRestoreStart(TopicPartition partition, String store, long start, long end) {
        if (left.isEmpty()) {
            begunNanos = nanoTime.getAsLong();
        }
        left.put(partition, end - start);
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long batchEnd, long batch) {
        records.add(batch);
        left.computeIfPresent(partition, (p, before) -> Math.max(0, before - batch));
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long total) {
        ended(partition);
    }

    @Override
    public void onRestoreSuspended(TopicPartition partition, String store, long total) {
        ended(partition);
    }

    private synchronized void ended(TopicPartition partition) {
        if (left.remove(partition) != null && left.isEmpty()) {
            lastNanos = nanoTime.getAsLong() - begunNanos;
        }
    }
}
