package dev.expunge.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.catalog.TestJson;
import dev.expunge.core.row.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonValuesTest {

    @Test
    void each_kind_of_json_is_a_kind_of_value_and_back() {
        assertThat(JsonValues.of("x")).isEqualTo(new Value.Text("x"));
        assertThat(JsonValues.of(5L)).isEqualTo(new Value.Int(5));
        assertThat(JsonValues.of(5)).isEqualTo(new Value.Int(5));
        assertThat(JsonValues.of(5.0)).isEqualTo(new Value.Real(5));
        assertThat(JsonValues.of(true)).isEqualTo(new Value.Bool(true));
        assertThat(JsonValues.of(null)).isEqualTo(Value.NULL);
        assertThat(JsonValues.toJson(new Value.Text("x"))).isEqualTo("x");
        assertThat(JsonValues.toJson(new Value.Int(5))).isEqualTo(5L);
        assertThat(JsonValues.toJson(new Value.Real(5))).isEqualTo(5.0);
        assertThat(JsonValues.toJson(new Value.Bool(true))).isEqualTo(true);
        assertThat(JsonValues.toJson(Value.NULL)).isNull();
    }

    @Test
    void lists_and_objects_become_json_text_as_given() {
        Value.Json json = new Value.Json("{\"b\":[1,null],\"a\":\"x\"}");

        assertThat(JsonValues.of(TestJson.value("{b: [1, null], a: x}"))).isEqualTo(json);
        assertThat(JsonValues.toJson(json)).isSameAs(json);
        assertThat(JsonValues.of(json)).isSameAs(json);
    }

    @Test
    void what_no_json_can_say_becomes_a_number_that_fits_nothing() {
        assertThat(JsonValues.of(List.of(Double.POSITIVE_INFINITY))).isEqualTo(new Value.Real(Double.NaN));
    }
}
