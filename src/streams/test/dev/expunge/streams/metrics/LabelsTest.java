package dev.expunge.streams.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LabelsTest {

    @Test
    void tellsTheFirstFewApartAndNoMore() {
        Labels labels = new Labels(2);

        assertThat(labels.of("a")).isEqualTo("a");
        assertThat(labels.of("b")).isEqualTo("b");
        assertThat(labels.of("c")).isEqualTo(Labels.OTHER);
        assertThat(labels.of("a")).isEqualTo("a");
    }
}
