package dev.expunge.app.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.expunge.app.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class PartsTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final Queue<String> happened = new ConcurrentLinkedQueue<>();
    private final Parts parts = new Parts();

    @Test
    void ofAGroupStartSideBySide() {
        CountDownLatch both = new CountDownLatch(2);

        parts.start(LONG, List.of(part("a", () -> meet(both)), part("b", () -> meet(both))));

        assertThat(both.getCount()).isZero();
    }

    @Test
    void closeInTheReverseOrderOfTheirGroups() {
        parts.start(LONG, List.of(part("broker", () -> null)));
        parts.start(LONG, List.of(part("service", () -> null)));

        parts.close();
        parts.close();

        assertThat(happened).containsExactly("service closed", "broker closed");
    }

    @Test
    void thatFailAreNamedWithTheReason() {
        assertThatThrownBy(() -> parts.start(LONG, List.of(part("the scheduler", () -> {
                    throw new IllegalStateException("no disk");
                }))))
                .isInstanceOf(Problem.class)
                .hasMessage("Starting the scheduler failed: no disk");
    }

    @Test
    void thatTakeTooLongAreNamedWithTheLimit() {
        CountDownLatch never = new CountDownLatch(2);

        assertThatThrownBy(() -> parts.start(Duration.ofMillis(50), List.of(part("the API", () -> meet(never)))))
                .isInstanceOf(Problem.class)
                .hasMessage("Not ready after 0 s: the API.");
    }

    @Test
    void doNotStartOnceClosed() {
        parts.close();

        assertThatThrownBy(() -> parts.start(LONG, List.of(part("late", () -> null))))
                .hasMessage("Stopped while starting.");
        assertThat(happened).isEmpty();
    }

    private static boolean meet(CountDownLatch latch) throws InterruptedException {
        latch.countDown();
        return latch.await(20, TimeUnit.SECONDS);
    }

    private Part part(String name, Callable<?> onStart) {
        return new Part() {

            @Override
            public String name() {
                return name;
            }

            @Override
            public void start() throws Exception {
                onStart.call();
            }

            @Override
            public void close() {
                happened.add(name + " closed");
            }
        };
    }
}
