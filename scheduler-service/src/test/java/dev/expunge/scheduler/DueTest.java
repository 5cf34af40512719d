package dev.expunge.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.expunge.core.event.RowRef;
import dev.expunge.core.event.TimerChange.Timer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DueTest {

    private static final RowRef ROW = new RowRef("users", "[\"ü\",\"1\"]");

    @Test
    void bytes_hold_all_of_it() {
        Due due = new Due(ROW, new Timer("r-1", 41, 1_790_000_060_000L));

        assertThat(Due.ofBytes(due.toBytes())).isEqualTo(due);
    }

    @Test
    void bytes_sort_by_due_time_whatever_the_row() {
        byte[] early = new Due(new RowRef("z", "z"), new Timer("z", Long.MAX_VALUE, 255)).toBytes();
        byte[] late = new Due(new RowRef("a", "a"), new Timer("a", 0, 256)).toBytes();

        assertThat(Arrays.compareUnsigned(early, late)).isNegative();
        assertThat(Arrays.compareUnsigned(Due.from(256), late)).isNegative();
        assertThat(Arrays.compareUnsigned(early, Due.from(256))).isNegative();
    }

    @Test
    void two_tokens_of_one_row_at_one_time_are_two_entries() {
        assertThat(new Due(ROW, new Timer("r-1", 41, 7)).toBytes())
                .isNotEqualTo(new Due(ROW, new Timer("r-1", 42, 7)).toBytes());
    }

    @Test
    void the_same_timer_gives_the_same_command() {
        Due due = new Due(ROW, new Timer("r-1", 41, 7));

        assertThat(due.command()).isEqualTo(new Due(ROW, new Timer("r-1", 41, 7)).command());
        assertThat(due.command().eventId())
                .isNotEqualTo(new Due(ROW, new Timer("r-1", 42, 7)).command().eventId());
        assertThat(due.command().routingKey()).isEqualTo(ROW.key());
    }

    @Test
    void a_time_before_1970_is_refused() {
        assertThatThrownBy(() -> new Due(ROW, new Timer("r-1", 41, -1))).hasMessage("dueAtMs cannot be -1");
    }
}
