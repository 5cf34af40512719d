package dev.expunge.core.catalog;

import static dev.expunge.core.catalog.Column.BaseType.BOOLEAN;
import static dev.expunge.core.catalog.Column.BaseType.DOUBLE;
import static dev.expunge.core.catalog.Column.BaseType.INTEGER;
import static dev.expunge.core.catalog.Column.BaseType.JSON;
import static dev.expunge.core.catalog.Column.BaseType.STRING;
import static dev.expunge.core.catalog.Column.BaseType.TIMESTAMP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.catalog.Column.BaseType;
import dev.expunge.core.row.Value;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoercionTest {

    private static EnumSet<BaseType> typesOf(Value value) {
        EnumSet<BaseType> types = EnumSet.noneOf(BaseType.class);
        for (BaseType type : BaseType.values()) {
            if (Coercion.fit(type, value) != null) {
                types.add(type);
            }
        }
        return types;
    }

    @Test
    void every_value_fits_json_and_the_types_that_hold_it() {
        assertThat(typesOf(new Value.Text("x"))).containsExactly(STRING, JSON);
        assertThat(typesOf(new Value.Int(1))).containsExactly(INTEGER, DOUBLE, TIMESTAMP, JSON);
        assertThat(typesOf(new Value.Real(1))).containsExactly(DOUBLE, JSON);
        assertThat(typesOf(new Value.Bool(true))).containsExactly(BOOLEAN, JSON);
        assertThat(typesOf(new Value.Json("[]"))).containsExactly(JSON);
    }

    @Test
    void null_and_numbers_that_are_not_finite_fit_nothing() {
        for (Value value : List.of(
                Value.NULL,
                new Value.Real(Double.NaN),
                new Value.Real(Double.POSITIVE_INFINITY),
                new Value.Real(Double.NEGATIVE_INFINITY))) {
            assertThat(typesOf(value)).as(value.toString()).isEmpty();
        }
    }

    @Test
    void an_integer_becomes_a_double() {
        assertThat(Coercion.fit(DOUBLE, new Value.Int(5))).isEqualTo(new Value.Real(5));
    }

    @Test
    void anything_becomes_json_text() {
        assertThat(Coercion.fit(JSON, new Value.Text("a\"b"))).isEqualTo(new Value.Json("\"a\\\"b\""));
        assertThat(Coercion.fit(JSON, new Value.Int(-5))).isEqualTo(new Value.Json("-5"));
        assertThat(Coercion.fit(JSON, new Value.Real(1.5))).isEqualTo(new Value.Json("1.5"));
        assertThat(Coercion.fit(JSON, new Value.Bool(false))).isEqualTo(new Value.Json("false"));
        assertThat(Coercion.fit(JSON, new Value.Json("{\"a\":1}"))).isEqualTo(new Value.Json("{\"a\":1}"));
    }
}
