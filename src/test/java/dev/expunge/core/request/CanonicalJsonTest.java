package dev.expunge.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ \"b\": 1, \"a\": [ ] } | {\"a\":[],\"b\":1}",
                "{\"b\":{\"d\":1,\"c\":2}} | {\"b\":{\"c\":2,\"d\":1}}",
                "{} | {}",
                "1.50 | 1.5",
                "-0.0 | 0",
                "100 | 1E+2",
                "1e2 | 1E+2",
                "[true, false, null] | [true,false,null]",
                "\"\\u0041\\/\\n\" | \"A/\\n\"",
                "\"\\ud83d\\ude00\" | \"😀\"",
                "9007199254740993 | 9007199254740993"
            })
    void what_means_the_same_has_one_text(String text, String canonical) {
        assertThat(CanonicalJson.of(text)).isEqualTo(canonical);
        assertThat(CanonicalJson.of(canonical)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1,]",
                "[1 2]",
                "{\"a\"}",
                "{\"a\":1,}",
                "{a:1}",
                "tru",
                "nulll",
                "1.2.3",
                "--1",
                "\"",
                "\"\\x\"",
                "\"\\u12",
                "\"\\u12g4\"",
                "1 1",
                "]",
                "+",
                "\"\\"
            })
    void what_is_not_json_is_its_own_text(String text) {
        assertThat(CanonicalJson.of(text)).isEqualTo(text);
    }

    @Test
    void what_would_cost_too_much_is_its_own_text() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        String longNumber = "1".repeat(1_001);

        assertThat(CanonicalJson.of(deep)).isEqualTo(deep);
        assertThat(CanonicalJson.of(longNumber)).isEqualTo(longNumber);
        assertThat(CanonicalJson.of("1e999999999")).isEqualTo("1E+999999999");
        assertThat(CanonicalJson.of("1e99999999999")).isEqualTo("1e99999999999");
    }
}
