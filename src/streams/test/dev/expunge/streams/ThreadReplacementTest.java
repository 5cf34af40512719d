package dev.expunge.streams;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class ThreadReplacementTest {

    private final StreamsException race = quiet(new StreamsException("commit raced an abort"));

    private final AtomicLong nanos = new AtomicLong();
    private final List<Throwable> ends = new ArrayList<>();
    private final ThreadReplacement handler = new ThreadReplacement(nanos::get, ends::add);

    @Test
    void a_dead_thread_is_replaced_up_to_the_bound() {
        for (int i = 0; i < ThreadReplacement.MOST; i++) {
            assertThat(handler.handle(race)).isEqualTo(REPLACE_THREAD);
        }

        assertThat(handler.handle(race)).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(ends).containsExactly(race);
    }

    @Test
    void deaths_longer_ago_than_the_window_do_not_count() {
        for (int i = 0; i < 3 * ThreadReplacement.MOST; i++) {
            nanos.addAndGet(TimeUnit.MINUTES.toNanos(3));

            assertThat(handler.handle(race)).isEqualTo(REPLACE_THREAD);
        }
    }

    @Test
    void a_broken_jvm_ends_the_client_at_once() {
        assertThat(handler.handle(quiet(new StreamsException("task failed", new OutOfMemoryError()))))
                .isEqualTo(SHUTDOWN_CLIENT);
    }

    /** The handler logs its traces, which would only be in the way here. */
    private static StreamsException quiet(StreamsException e) {
        e.setStackTrace(new StackTraceElement[0]);
        return e;
    }
}
