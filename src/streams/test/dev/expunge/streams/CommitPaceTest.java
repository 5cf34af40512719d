package dev.expunge.streams;

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
    void the_first_work_asks_at_once() {
        pace.worked(0, 10);

        assertThat(pace.ask(10)).isTrue();
        assertThat(pace.ask(10)).isFalse();
    }

    @Test
    void an_idle_thread_asks_again_after_the_quick_gap() {
        pace.worked(0, 10);
        pace.ask(10);
        pace.worked(MS, MS + 10);

        assertThat(pace.ask(MS + 10)).isFalse();
        assertThat(pace.ask(10 + CommitPace.QUICK_GAP_NANOS)).isTrue();
    }

    @Test
    void a_busy_thread_gathers_until_the_bulk_gap() {
        pace.worked(0, 10);
        pace.ask(0);
        pace.worked(0, 30 * MS);

        assertThat(pace.ask(30 * MS)).isFalse();
        assertThat(pace.ask(CommitPace.BULK_GAP_NANOS)).isTrue();
    }
}
