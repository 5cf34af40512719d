package dev.expunge.streams;

import static dev.expunge.streams.CommitPace.GATHER_NANOS;
import static dev.expunge.streams.CommitPace.LONGEST_IN_BACKGROUND_NANOS;
import static dev.expunge.streams.CommitPace.LONGEST_NANOS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CommitPaceTest {

    private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);

    private final CommitPace pace = new CommitPace();

    @Test
    void nothing_done_asks_for_nothing() {
        assertThat(pace.ask(0)).isFalse();
        assertThat(pace.isLate(LONGEST_NANOS)).isFalse();
    }

    @Test
    void work_that_nothing_read_is_behind_asks_at_once() {
        pace.said(0, false);

        assertThat(pace.ask(0)).isTrue();
        assertThat(pace.ask(LONGEST_NANOS)).isFalse();
    }

    @Test
    void the_last_of_the_records_read_asks_for_all_of_them() {
        pace.read(2);

        pace.done();
        pace.said(0, false);
        assertThat(pace.ask(MS)).isFalse();

        pace.done();
        assertThat(pace.ask(2 * MS)).isTrue();
    }

    @Test
    void what_was_said_first_waits_no_longer_than_that() {
        pace.read(1_000);
        pace.said(MS, false);
        pace.said(20 * MS, false);

        assertThat(pace.ask(LONGEST_NANOS)).isFalse();
        assertThat(pace.isLate(LONGEST_NANOS)).isFalse();
        assertThat(pace.isLate(MS + LONGEST_NANOS)).isTrue();
        assertThat(pace.ask(MS + LONGEST_NANOS)).isTrue();
    }

    @Test
    void what_nobody_waits_for_waits_longer_until_something_else_is_said() {
        pace.read(1_000);
        pace.said(0, true);
        assertThat(pace.isLate(LONGEST_IN_BACKGROUND_NANOS - 1)).isFalse();
        assertThat(pace.ask(LONGEST_IN_BACKGROUND_NANOS - 1)).isFalse();
        assertThat(pace.isLate(LONGEST_IN_BACKGROUND_NANOS)).isTrue();

        pace.said(20 * MS, false);
        assertThat(pace.isLate(LONGEST_NANOS)).isFalse();
        assertThat(pace.isLate(20 * MS + LONGEST_NANOS)).isTrue();
        assertThat(pace.ask(20 * MS + LONGEST_NANOS)).isTrue();
        pace.committed();

        pace.said(300 * MS, true);
        assertThat(pace.ask(300 * MS + LONGEST_NANOS))
                .as("the last one took what was awaited along")
                .isFalse();
    }

    @Test
    void what_nobody_waits_for_is_committed_at_once_where_there_is_nothing_else_to_do() {
        pace.said(0, true);

        assertThat(pace.ask(0)).isTrue();
    }

    @Test
    void what_was_read_and_never_came_does_not_count_any_more_when_more_is_read() {
        pace.read(10);
        pace.read(1);
        pace.done();
        pace.said(0, false);

        assertThat(pace.ask(0)).isTrue();
    }

    @Test
    void after_work_that_took_its_time_more_is_waited_for_as_long() {
        pace.said(0, false);
        pace.said(3 * MS, false);
        assertThat(pace.ask(3 * MS)).isTrue();

        pace.said(100 * MS, false);
        assertThat(pace.ask(102 * MS)).isFalse();
        assertThat(pace.ask(103 * MS)).isTrue();

        pace.said(200 * MS, false);
        assertThat(pace.ask(200 * MS)).as("a single thing said took no time").isTrue();
    }

    @Test
    void more_is_not_waited_for_longer_than_a_commit_takes() {
        pace.said(0, false);
        pace.said(40 * MS, false);
        assertThat(pace.ask(40 * MS)).isTrue();

        pace.said(100 * MS, false);
        assertThat(pace.ask(100 * MS + GATHER_NANOS)).isTrue();
    }

    @Test
    void nothing_more_is_begun_once_a_commit_was_asked_for() {
        pace.said(0, false);
        assertThat(pace.ask(0)).isTrue();
        assertThat(pace.isLate(0)).isTrue();

        pace.committed();
        assertThat(pace.isLate(0)).isFalse();
    }

    @Test
    void a_commit_takes_along_what_was_said_after_it_was_asked_for() {
        pace.said(0, false);
        assertThat(pace.ask(0)).isTrue();
        pace.said(MS, false);

        pace.committed();
        assertThat(pace.ask(LONGEST_NANOS)).isFalse();
    }
}
