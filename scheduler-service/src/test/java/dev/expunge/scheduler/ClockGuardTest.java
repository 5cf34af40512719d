package dev.expunge.scheduler;

import static dev.expunge.scheduler.ClockGuard.Verdict.BELIEVED;
import static dev.expunge.scheduler.ClockGuard.Verdict.RESUMED;
import static dev.expunge.scheduler.ClockGuard.Verdict.STILL_STOPPED;
import static dev.expunge.scheduler.ClockGuard.Verdict.STOPPED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.scheduler.ClockGuard.Verdict;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ClockGuardTest {

    private static final long LIMIT_MS = 30_000;
    private static final long HOUR_MS = 3_600_000;

    private final ClockGuard guard = new ClockGuard(LIMIT_MS);
    private long wallMs = 1_790_000_000_000L;
    private long nanos = -5;

    @Test
    void clocks_that_go_on_together_are_believed() {
        assertThat(look()).isEqualTo(BELIEVED);
        pass(10);
        assertThat(look()).isEqualTo(BELIEVED);
        pass(HOUR_MS);
        assertThat(look()).isEqualTo(BELIEVED);
    }

    @Test
    void a_jump_up_to_the_limit_is_believed() {
        look();
        wallMs += LIMIT_MS;

        assertThat(look()).isEqualTo(BELIEVED);
    }

    @Test
    void a_jump_beyond_the_limit_stops_firing_once_and_for_as_long_as_it_lasts() {
        look();
        wallMs += LIMIT_MS + 1;

        assertThat(look()).isEqualTo(STOPPED);
        pass(HOUR_MS);
        assertThat(look()).isEqualTo(STILL_STOPPED);
        assertThat(guard.isStopped()).isTrue();
        assertThat(guard.aheadMs()).isEqualTo(LIMIT_MS + 1);
    }

    @Test
    void the_way_back_resumes() {
        look();
        wallMs += HOUR_MS;
        look();
        wallMs -= HOUR_MS;
        pass(10);

        assertThat(look()).isEqualTo(RESUMED);
        assertThat(look()).isEqualTo(BELIEVED);
        assertThat(guard.isStopped()).isFalse();
    }

    @Test
    void an_operator_can_accept_the_new_time() {
        look();
        wallMs += HOUR_MS;
        look();
        guard.accept();

        assertThat(look()).isEqualTo(RESUMED);
        pass(10);
        assertThat(look()).isEqualTo(BELIEVED);
    }

    @Test
    void a_backward_jump_is_believed_and_so_is_the_way_back_from_it() {
        look();
        wallMs -= HOUR_MS;
        assertThat(look()).isEqualTo(BELIEVED);
        pass(10);
        wallMs += HOUR_MS;

        assertThat(look()).isEqualTo(BELIEVED);
    }

    @Test
    void after_a_backward_jump_a_forward_jump_beyond_what_was_believed_stops() {
        look();
        wallMs -= HOUR_MS;
        look();
        wallMs += 2 * HOUR_MS;

        assertThat(look()).isEqualTo(STOPPED);
    }

    @Test
    void slow_drift_does_not_add_up_to_a_jump() {
        look();
        for (int i = 0; i < 100; i++) {
            pass(60_000);
            wallMs += 1_000;

            assertThat(look().mayFire()).isTrue();
        }
    }

    private Verdict look() {
        return guard.look(wallMs, nanos);
    }

    private void pass(long ms) {
        wallMs += ms;
        nanos += TimeUnit.MILLISECONDS.toNanos(ms);
    }
}
