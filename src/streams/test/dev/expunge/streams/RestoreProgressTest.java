package dev.expunge.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RestoreProgressTest {

    private static final TopicPartition FIRST = new TopicPartition("changelog", 0);
    private static final TopicPartition SECOND = new TopicPartition("changelog", 1);

    private long nowMs = 5_000;
    private final RestoreProgress progress = new RestoreProgress(() -> TimeUnit.MILLISECONDS.toNanos(nowMs));

    @Test
    void takesAsLongAsAnyPartitionTakes() {
        progress.onRestoreStart(FIRST, "store", 10, 30);
        nowMs += 100;
        progress.onRestoreStart(SECOND, "store", 0, 5);
        progress.onBatchRestored(FIRST, "store", 20, 12);

        assertThat(progress.recordsLeft()).isEqualTo(13);
        assertThat(progress.lastMs()).isEqualTo(100);

        progress.onRestoreEnd(FIRST, "store", 20);
        nowMs += 50;
        progress.onRestoreEnd(SECOND, "store", 5);
        nowMs += 1_000;

        assertThat(progress.recordsLeft()).isZero();
        assertThat(progress.records()).isEqualTo(12);
        assertThat(progress.lastMs()).isEqualTo(150);
    }
}
