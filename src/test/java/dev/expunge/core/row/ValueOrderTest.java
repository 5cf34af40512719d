package dev.expunge.core.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ValueOrderTest {

    @Test
    void fractionsAreInTheOrderOfTheirSizes() {
        assertThat(compare(-0.5, 0.25)).isNegative();
        assertThat(compare(2.5, -7.5)).isPositive();
        assertThat(compare(1.5, 1.5)).isZero();
    }

    @Test
    void thereIsOneZero() {
        assertThat(compare(0.0, -0.0)).isZero();
        assertThat(compare(-0.0, 0.0)).isZero();
    }

    @Test
    void falseIsFirst() {
        assertThat(ValueOrder.compare(new Value.Bool(false), new Value.Bool(true)))
                .isNegative();
    }

    @Test
    void valuesOfUnlikeTypesHaveNone() {
        assertThatThrownBy(() -> ValueOrder.compare(new Value.Int(1), new Value.Real(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static int compare(double a, double b) {
        return ValueOrder.compare(new Value.Real(a), new Value.Real(b));
    }
}
