package dev.expunge.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.event.PurgeDue;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.event.TimerChange;
import dev.expunge.core.event.TimerChange.Timer;
import dev.expunge.schema.topic.Layout;
import dev.expunge.schema.topic.TopicPlan;
import dev.expunge.schema.wire.LocalSchemas;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchedulerTopologyTest {

    private static final Duration DELAY = Duration.ofMinutes(1);

    @TempDir
    Path dir;

    private SchedulerDriver driver;

    @BeforeEach
    void open() {
        driver = new SchedulerDriver(dir, new SchedulerSettings(10, 30_000, new Slice(500, Slice.DEFAULT.nanos())));
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void the_topology_is_the_reviewed_one() throws IOException {
        String golden;
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream("topology.txt"))) {
            golden = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Scheduler scheduler = new Scheduler(
                SchedulerSettings.DEFAULT, new TopicPlan(1, (short) 1, Layout.SHARED), new LocalSchemas());

        assertThat(scheduler.topology().describe().toString()).isEqualToIgnoringWhitespace(golden);
    }

    @Nested
    class ATimer {

        @Test
        void becomes_a_purge_command_at_its_time_and_not_before() {
            long dueAtMs = driver.nowMs() + DELAY.toMillis();
            driver.send(timer("u1", 41, dueAtMs));

            driver.pass(DELAY.minusMillis(1));
            assertThat(driver.commands()).isEmpty();

            driver.pass(Duration.ofMillis(1));
            assertThat(driver.commands())
                    .containsExactly(new PurgeDue("due/r-41/users/u1/41", "r-41", "users", "u1", 41));
        }

        @Test
        void that_is_cleared_by_a_record_without_value_does_not_fire() {
            driver.send(timer("u1", 41, driver.nowMs() + 100));
            driver.send(new TimerChange(new RowRef("users", "u1"), null));

            driver.pass(DELAY);
            assertThat(driver.commands()).isEmpty();
        }

        @Test
        void survives_a_restart() {
            driver.send(timer("u1", 41, driver.nowMs() + 100));

            driver.restart();

            driver.pass(DELAY);
            assertThat(driver.commands()).hasSize(1);
        }
    }

    @Nested
    class ManyTimersDueAtOnce {

        @Test
        void fire_in_slices_between_which_input_is_taken() {
            for (int i = 0; i < 1_200; i++) {
                driver.send(timer("u" + i, i, driver.nowMs() + 5));
            }
            driver.send(timer("last", 99_999, driver.nowMs() + 6));

            driver.pass(Duration.ofMillis(10));
            List<PurgeDue> first = driver.commands();
            driver.send(new TimerChange(new RowRef("users", "last"), null));
            driver.pass(Duration.ofMillis(10));
            List<PurgeDue> second = driver.commands();
            driver.pass(Duration.ofMillis(10));
            List<PurgeDue> third = driver.commands();

            assertThat(List.of(first.size(), second.size(), third.size())).containsExactly(500, 500, 200);
            assertThat(third).noneMatch(command -> command.key().equals("last"));
        }
    }

    @Nested
    class Figures {

        @Test
        void tell_how_many_timers_there_are_and_when_the_next_is_due_also_after_a_restart() {
            long start = driver.nowMs();
            driver.send(timer("u1", 41, start + 5_000));
            driver.send(timer("u2", 42, start + 9_000));
            driver.restart();
            driver.pass(Duration.ofSeconds(1));

            assertThat(driver.figure("expunge.timers")).isEqualTo(2);
            assertThat(driver.figure("expunge.timers.next.due.timestamp")).isEqualTo((start + 5_000) / 1000.0);

            driver.send(new TimerChange(new RowRef("users", "u1"), null));
            driver.pass(Duration.ofSeconds(1));
            assertThat(driver.figure("expunge.timers")).isEqualTo(1);
            assertThat(driver.figure("expunge.timers.next.due.timestamp")).isEqualTo((start + 9_000) / 1000.0);

            driver.pass(DELAY);
            driver.pass(Duration.ofSeconds(1));
            driver.send(new TimerChange(new RowRef("users", "u2"), null));
            driver.pass(Duration.ofSeconds(1));
            assertThat(driver.figure("expunge.timers")).isZero();
            assertThat(driver.figure("expunge.timers.next.due.timestamp")).isNaN();
        }

        @Test
        void tell_how_late_timers_fire_and_how_long_they_have_waited() {
            long dueAtMs = driver.nowMs() + 5;
            for (int i = 0; i < 1_200; i++) {
                driver.send(timer("u" + i, i, dueAtMs));
            }
            driver.pass(Duration.ofMillis(10));
            assertThat(driver.figure("expunge.timers")).isEqualTo(700);
            assertThat(driver.figure("expunge.timers.overdue")).isEqualTo(0.005);
            assertThat(driver.figure("expunge.timers.next.due.timestamp")).isEqualTo(dueAtMs / 1000.0);

            driver.pass(Duration.ofMillis(10));
            driver.pass(Duration.ofMillis(10));
            assertThat(driver.lateness().count()).isEqualTo(1_200);
            assertThat(driver.lateness().max(TimeUnit.MILLISECONDS)).isBetween(5.0, 30.0);
        }
    }

    @Nested
    class AClockThatJumps {

        @Test
        void forward_stops_firing_until_it_agrees_again() {
            driver.send(timer("u1", 41, driver.nowMs() + DELAY.toMillis()));
            driver.pass(Duration.ofMillis(10));

            driver.jump(Duration.ofHours(1));
            assertThat(driver.commands()).isEmpty();
            assertThat(driver.health().ready()).isFalse();
            assertThat(driver.health().live()).isTrue();
            assertThat(driver.health().detail()).contains("jumped forward by 3600000 ms");
        }

        @Test
        void forward_fires_after_an_operator_accepted_it() {
            driver.send(timer("u1", 41, driver.nowMs() + DELAY.toMillis()));
            driver.pass(Duration.ofMillis(10));
            driver.jump(Duration.ofHours(1));

            driver.acceptClock();
            driver.pass(Duration.ofMillis(20));

            assertThat(driver.commands()).hasSize(1);
            assertThat(driver.health().ready()).isTrue();
        }
    }

    @Nested
    class ARecordThatCannotBeRead {

        @Test
        void is_put_aside_with_its_origin_and_the_next_one_is_taken() {
            driver.sendRaw("users/u1", new byte[] {7});
            driver.send(timer("u2", 42, driver.nowMs() + 5));
            driver.pass(Duration.ofMillis(10));

            assertThat(driver.quarantined()).singleElement().satisfies(record -> {
                assertThat(record.service()).isEqualTo("scheduler-service");
                assertThat(record.why().code()).isEqualTo("NOT_WIRE_FORMAT");
                assertThat(Objects.requireNonNull(record.origin()).topic()).isEqualTo("expunge.timers");
            });
            assertThat(driver.commands()).hasSize(1);
        }

        @Test
        void may_be_a_timer_due_before_1970() {
            driver.send(timer("u1", 41, -1));

            assertThat(driver.quarantined())
                    .singleElement()
                    .satisfies(record -> assertThat(record.why().detail()).contains("dueAtMs cannot be -1"));
        }
    }

    private static TimerChange timer(String key, long token, long dueAtMs) {
        return new TimerChange(new RowRef("users", key), new Timer("r-" + token, token, dueAtMs));
    }
}
