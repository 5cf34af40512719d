package dev.expunge.streams.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HealthTest {

    private static final Health READY = Health.ready("running");
    private static final Health NOT_READY = Health.notReady("rebalancing");
    private static final Health DEAD = Health.dead("stopped");

    @Test
    void two_are_as_good_as_the_worse_one_and_say_why() {
        assertThat(READY.and(READY)).isEqualTo(READY);
        assertThat(READY.and(NOT_READY)).isEqualTo(NOT_READY);
        assertThat(NOT_READY.and(READY)).isEqualTo(NOT_READY);
        assertThat(NOT_READY.and(DEAD)).isEqualTo(DEAD);
        assertThat(DEAD.and(NOT_READY)).isEqualTo(DEAD);
    }

    @Test
    void two_good_ones_both_have_their_say() {
        assertThat(READY.and(Health.ready("a topic is awaited")))
                .isEqualTo(Health.ready("running; a topic is awaited"));
    }
}
