package dev.expunge.streams.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

    @Test
    void what_is_not_set_has_its_default() {
        Environment env = Environment.of(Map.of("EXPUNGE_A", "  "));

        assertThat(env.text("EXPUNGE_A", "a")).isEqualTo("a");
        assertThat(env.integer("EXPUNGE_B", 7)).isEqualTo(7);
        assertThat(env.choice("EXPUNGE_C", TimeUnit.DAYS)).isEqualTo(TimeUnit.DAYS);
    }

    @Test
    void texts_lose_surrounding_blanks() {
        assertThat(Environment.of(Map.of("EXPUNGE_A", " b ")).text("EXPUNGE_A", "a"))
                .isEqualTo("b");
    }

    @Test
    void a_number_that_is_none_is_refused_by_name_and_value() {
        Environment env = Environment.of(Map.of("EXPUNGE_SHARDS", "many"));

        assertThatThrownBy(() -> env.integer("EXPUNGE_SHARDS", 1))
                .isInstanceOf(SettingException.class)
                .hasMessage("EXPUNGE_SHARDS must be a whole number, but is \"many\"");
    }

    @Test
    void a_number_too_large_for_its_setting_is_refused() {
        Environment env = Environment.of(Map.of("EXPUNGE_SHARDS", "3000000000"));

        assertThatThrownBy(() -> env.integer("EXPUNGE_SHARDS", 1)).hasMessageContaining("3000000000");
    }

    @Test
    void a_choice_that_is_none_is_refused_with_the_choices() {
        Environment env = Environment.of(Map.of("EXPUNGE_UNIT", "weeks"));

        assertThatThrownBy(() -> env.choice("EXPUNGE_UNIT", TimeUnit.DAYS))
                .hasMessageContaining("days")
                .hasMessageContaining("\"weeks\"");
    }

    @Test
    void settings_of_kafkas_clients_are_handed_on() {
        Environment env = Environment.of(Map.of("EXPUNGE_KAFKA_SECURITY_PROTOCOL", "SASL_SSL", "EXPUNGE_SHARDS", "4"));

        assertThat(env.below("EXPUNGE_KAFKA_")).isEqualTo(Map.of("security.protocol", "SASL_SSL"));
    }
}
