package dev.expunge.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.event.PurgeDue;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.event.TimerChange;
import dev.expunge.core.event.TimerChange.Timer;
import dev.expunge.core.storage.InMemoryStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TimersTest {

    private static final Slice ALL = new Slice(1_000_000, Long.MAX_VALUE);

    private final InMemoryStorage current = new InMemoryStorage();
    private final InMemoryStorage index = new InMemoryStorage();
    private final AtomicLong nanos = new AtomicLong();
    private final List<String> fired = new ArrayList<>();
    private Timers timers = new Timers(current, index);

    @Nested
    class OneTimer {

        @Test
        void fires_at_its_time_and_not_before() {
            set("u1", 41, 100);

            assertThat(fire(99)).isZero();
            assertThat(fire(100)).isOne();
            assertThat(fired).containsExactly("u1/41");
        }

        @Test
        void fires_once() {
            set("u1", 41, 100);
            fire(100);

            assertThat(fire(200)).isZero();
        }

        @Test
        void does_not_fire_again_when_its_record_comes_again() {
            set("u1", 41, 100);
            fire(100);
            set("u1", 41, 100);

            assertThat(fire(200)).isZero();
        }

        @Test
        void that_is_moved_fires_at_its_new_time_only() {
            set("u1", 41, 100);
            set("u1", 41, 300);

            assertThat(fire(299)).isZero();
            assertThat(fire(300)).isOne();
        }

        @Test
        void that_is_moved_forward_fires_then() {
            set("u1", 41, 300);
            fire(50);
            set("u1", 42, 100);

            fire(100);
            assertThat(fired).containsExactly("u1/42");
        }

        @Test
        void that_is_cleared_does_not_fire_and_leaves_nothing() {
            set("u1", 41, 100);
            clear("u1");

            assertThat(fire(1_000)).isZero();
            assertThat(current.size()).isZero();
            assertThat(index.size()).isZero();
        }

        @Test
        void that_is_set_again_in_the_same_ms_fires_with_its_new_token() {
            set("u1", 41, 100);
            clear("u1");
            set("u1", 42, 100);

            fire(100);
            assertThat(fired).containsExactly("u1/42");
        }

        @Test
        void that_fired_stays_current_until_it_is_cleared() {
            set("u1", 41, 100);
            fire(100);
            assertThat(current.size()).isOne();

            clear("u1");
            assertThat(current.size()).isZero();
        }

        @Test
        void that_was_due_when_it_came_fires_next() {
            fire(1_000);
            set("u1", 41, 100);

            assertThat(fire(1_000)).isOne();
        }
    }

    @Nested
    class ManyTimers {

        @Test
        void fire_in_the_order_of_their_times() {
            set("u1", 1, 300);
            set("u2", 2, 100);
            set("u3", 3, 200);

            fire(300);
            assertThat(fired).containsExactly("u2/2", "u3/3", "u1/1");
        }

        @Test
        void due_at_once_fire_in_slices_by_number() {
            setMany(1_200);

            assertThat(fire(100, new Slice(500, Long.MAX_VALUE))).isEqualTo(500);
            assertThat(fire(100, new Slice(500, Long.MAX_VALUE))).isEqualTo(500);
            assertThat(fire(100, new Slice(500, Long.MAX_VALUE))).isEqualTo(200);
            assertThat(fired).doesNotHaveDuplicates().hasSize(1_200);
        }

        @Test
        void due_at_once_fire_in_slices_by_time() {
            setMany(1_200);

            int first = timers.fire(100, new Slice(5_000, 3), nanos::getAndIncrement, due -> {});

            assertThat(first).isBetween(1, 3 * Slice.CHUNK);
        }

        @Test
        void that_are_late_are_seen() {
            setMany(600);
            fire(100, new Slice(500, Long.MAX_VALUE));

            assertThat(timers.lateMs(130)).isEqualTo(30);

            fire(130);
            assertThat(timers.lateMs(130)).isZero();
        }

        @Test
        void are_found_again_after_a_restart() {
            set("u1", 1, 100);
            set("u2", 2, 50);
            fire(50);
            timers = new Timers(current, index);
            set("u3", 3, 200);

            fire(200);
            assertThat(fired).containsExactly("u2/2", "u1/1", "u3/3");
        }

        @Test
        void go_on_firing_when_the_clock_goes_back() {
            set("u1", 1, 1_000);
            fire(900);
            set("u2", 2, 500);

            assertThat(fire(499)).isZero();
            assertThat(fire(500)).isOne();
            assertThat(fire(1_000)).isOne();
        }

        private void setMany(int count) {
            for (int i = 0; i < count; i++) {
                set("u" + i, i, 100);
            }
        }
    }

    private void set(String key, long token, long dueAtMs) {
        timers.change(new TimerChange(new RowRef("users", key), new Timer("r-" + token, token, dueAtMs)));
    }

    private void clear(String key) {
        timers.change(new TimerChange(new RowRef("users", key), null));
    }

    private int fire(long nowMs) {
        return fire(nowMs, ALL);
    }

    private int fire(long nowMs, Slice slice) {
        return timers.fire(nowMs, slice, nanos::get, due -> {
            PurgeDue command = due.command();
            fired.add(command.key() + "/" + command.token());
        });
    }
}
