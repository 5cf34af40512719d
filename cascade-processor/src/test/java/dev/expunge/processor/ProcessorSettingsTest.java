package dev.expunge.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.expunge.streams.config.Environment;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessorSettingsTest {

    @Test
    void what_is_not_set_has_its_default() {
        assertThat(ProcessorSettings.from(Environment.of(Map.of()))).isEqualTo(ProcessorSettings.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({
        "EXPUNGE_BATCH_ROWS, 0, batchRows",
        "EXPUNGE_UNIT_ROWS, -1, unitRows",
        "EXPUNGE_TICK_MS, 0, tickMs",
        "EXPUNGE_QUEUE_PURGE_MS, 5, queuePurgeMs",
        "EXPUNGE_MARKER_MS, long, EXPUNGE_MARKER_MS",
    })
    void nonsense_is_refused_by_name_and_value(String variable, String value, String field) {
        Environment env = Environment.of(Map.of(variable, value));

        assertThatThrownBy(() -> ProcessorSettings.from(env))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(field)
                .hasMessageContaining(value);
    }
}
