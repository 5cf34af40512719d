package dev.expunge.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTextTest {

    @Test
    void json_is_written_compactly_with_members_as_given() {
        assertThat(JsonText.write(TestJson.value("{b: [1, 2.5, true, null, x], a: {}, c: []}")))
                .isEqualTo("{\"b\":[1,2.5,true,null,\"x\"],\"a\":{},\"c\":[]}");
    }

    @Test
    void strings_are_escaped_only_where_json_asks_for_it() {
        assertThat(JsonText.write("a\"b\\c/d\n\r\t\b\f\u0001é漢😀"))
                .isEqualTo("\"a\\\"b\\\\c/d\\n\\r\\t\\b\\f\\u0001é漢😀\"");
    }

    @Test
    void half_a_surrogate_pair_is_escaped() {
        assertThat(JsonText.write("\ud83dx\ude00")).isEqualTo("\"\\ud83dx\\ude00\"");
        assertThat(JsonText.write("\ud83d")).isEqualTo("\"\\ud83d\"");
    }

    @Test
    void what_json_cannot_say_is_refused() {
        Object deep = List.of();
        for (int i = 0; i < JsonText.MAX_NESTING; i++) {
            deep = List.of(deep);
        }
        Object tooDeep = deep;
        assertThatThrownBy(() -> JsonText.write(tooDeep)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JsonText.write(List.of(Double.NaN))).isInstanceOf(IllegalArgumentException.class);
        assertThat(JsonText.write(((List<?>) deep).get(0))).hasSize(2 * JsonText.MAX_NESTING);
    }

    @Test
    void in_messages_it_is_short_whatever_it_is() {
        assertThat(JsonText.brief("x".repeat(500)))
                .hasSize(80)
                .startsWith("\"xxx")
                .endsWith("x…");
        assertThat(JsonText.brief(Map.of("a", Double.POSITIVE_INFINITY))).isEqualTo("{\"a\":Infinity}");
        assertThat(JsonText.brief(TestJson.value("[[[[[[[[[[1]]]]]]]]]]"))).isEqualTo("deeply nested JSON");
    }

    @Test
    void pointers_escape_what_means_something_in_them() {
        assertThat(Pointer.to("/tables", "a/b~c")).isEqualTo("/tables/a~1b~0c");
        assertThat(Pointer.to("", 3)).isEqualTo("/3");
    }
}
