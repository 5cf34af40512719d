package dev.expunge.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class QueuePurgeTest {

    private static final int NEVER_MS = 3_600_000;

    @Test
    void goes_on_after_a_failure() {
        AtomicInteger rounds = new AtomicInteger();
        Runnable failing = () -> {
            rounds.incrementAndGet();
            throw new KafkaException("no broker");
        };

        try (QueuePurge purge = new QueuePurge(failing, NEVER_MS)) {
            assertThatCode(() -> {
                        purge.run();
                        purge.run();
                    })
                    .doesNotThrowAnyException();
        }
        assertThat(rounds).hasValue(2);
    }
}
