package dev.expunge.streams;

import static dev.expunge.streams.CommitPace.BULK_GAP_NANOS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CommitPaceTest {

    private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);

    private final CommitPace pace = new CommitPace();

    @Test
    void nothing_done_asks_for_nothing() {
        assertThat(pace.ask(0)).isFalse();
    }

    @Test
    void work_that_nothing_read_is_behind_asks_at_once() {
        pace.said();

        assertThat(pace.ask(0)).isTrue();
        assertThat(pace.ask(BULK_GAP_NANOS)).isFalse();
    }

    @Test
    void the_last_of_the_records_read_asks_for_all_of_them() {
        pace.read(2);
        pace.said();
        pace.ask(BULK_GAP_NANOS);

        pace.done();
        pace.said();
        assertThat(pace.ask(BULK_GAP_NANOS + MS)).isFalse();

        pace.done();
        assertThat(pace.ask(BULK_GAP_NANOS + MS)).isTrue();
    }

    @Test
    void a_thread_with_much_to_do_asks_after_the_bulk_gap() {
        pace.read(1_000);
        pace.said();

        assertThat(pace.ask(BULK_GAP_NANOS - MS)).isFalse();
        assertThat(pace.ask(BULK_GAP_NANOS)).isTrue();
    }

    @Test
    void what_was_read_and_never_came_does_not_count_any_more_when_more_is_read() {
        pace.read(10);
        pace.read(1);
        pace.done();
        pace.said();

        assertThat(pace.ask(0)).isTrue();
    }
}
