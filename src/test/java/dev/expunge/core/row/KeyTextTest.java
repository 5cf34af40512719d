package dev.expunge.core.row;

import static dev.expunge.core.row.Tables.column;
import static dev.expunge.core.row.Tables.columns;
import static dev.expunge.core.row.Tables.row;
import static dev.expunge.core.row.Tables.table;
import static dev.expunge.core.row.Tables.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.expunge.core.catalog.Column.BaseType;
import dev.expunge.core.catalog.Table;
import dev.expunge.core.storage.Seeded;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class KeyTextTest {

    private final Table byText = table(List.of("id"), column(1, "id", BaseType.STRING));
    private final Table byNumber = table(List.of("id"), column(1, "id", BaseType.INTEGER));
    private final Table byTime = table(List.of("id"), column(1, "id", BaseType.TIMESTAMP));
    private final Table byFlag = table(List.of("id"), column(1, "id", BaseType.BOOLEAN));
    private final Table byThree = table(
            List.of("org", "id", "on"),
            column(1, "id", BaseType.INTEGER),
            column(2, "org", BaseType.STRING),
            column(3, "on", BaseType.BOOLEAN));

    @Nested
    class OfOneColumn {

        @Test
        void isTheValueAsItIs() {
            assertThat(KeyText.of(byText, row("id", "u 1/\"é"))).isEqualTo("u 1/\"é");
            assertThat(KeyText.of(byNumber, row("id", -7))).isEqualTo("-7");
            assertThat(KeyText.of(byFlag, row("id", true))).isEqualTo("true");
            assertThat(KeyText.of(List.of(value(1.5)))).isEqualTo("1.5");
        }

        @Test
        void isReadAsTheColumnsType() {
            assertThat(KeyText.parse(byText, "01")).isEqualTo(columns("id", "01"));
            assertThat(KeyText.parse(byNumber, "-9223372036854775808")).isEqualTo(columns("id", Long.MIN_VALUE));
            assertThat(KeyText.parse(byTime, "0")).isEqualTo(columns("id", 0));
            assertThat(KeyText.parse(byFlag, "false")).isEqualTo(columns("id", false));
        }

        @Test
        void isReadInItsOneSpellingOnly() {
            for (String text : List.of("", "01", "+1", "-0", "1.0", " 1", "x", "٣", "9223372036854775808")) {
                assertThat(KeyText.parse(byNumber, text)).as(text).isNull();
            }
            for (String text : List.of("", "TRUE", "1", "no")) {
                assertThat(KeyText.parse(byFlag, text)).as(text).isNull();
            }
        }
    }

    @Nested
    class OfSeveralColumns {

        @Test
        void isACompactJsonArrayOfTextsInTheOrderOfTheKey() {
            assertThat(KeyText.of(byThree, row("id", 1, "org", "x", "on", true)))
                    .isEqualTo("[\"x\",\"1\",\"true\"]");
            assertThat(KeyText.of(byThree, row("id", 1, "org", "\"\\\n\u0001é", "on", false)))
                    .isEqualTo("[\"\\\"\\\\\\n\\u0001é\",\"1\",\"false\"]");
        }

        @Test
        void isReadInItsOneSpellingOnly() {
            assertThat(KeyText.parse(byThree, "[\"\",\"1\",\"true\"]"))
                    .isEqualTo(columns("org", "", "id", 1, "on", true));
            for (String text : List.of(
                    "",
                    "[]",
                    "[",
                    "[\"x\"",
                    "[\"x",
                    "[\"x\\",
                    "[\"x\\u00",
                    "[\"x\",\"1\"]",
                    "[\"x\",\"1\",\"true\"]]",
                    "[\"x\",\"1\",\"true\",\"\"]",
                    "[\"x\", \"1\",\"true\"]",
                    "[\"x\",1,true]",
                    "[\"x\",\"01\",\"true\"]",
                    "[\"\\u0078\",\"1\",\"true\"]",
                    "[\"\\/\",\"1\",\"true\"]",
                    "x")) {
                assertThat(KeyText.parse(byThree, text)).as(text).isNull();
            }
        }

        @Test
        void isNothingWhenOneIsNull() {
            assertThat(KeyText.valuesText(List.of("a", "b"), row("a", "x", "b", 1)))
                    .isEqualTo("[\"x\",\"1\"]");
            assertThat(KeyText.valuesText(List.of("a"), row("a", "x"))).isEqualTo("x");
            assertThat(KeyText.valuesText(List.of("a", "b"), row("a", "x"))).isNull();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> KeyText.of(byThree, row("id", 1)))
                    .withMessage("a row of things without its key [org, id, on]");
        }
    }

    @Test
    void theTextOfAKeyIsReadBackAndNothingElseIsRead() {
        Seeded.run(3_000, random -> {
            Row row = row("org", Seeded.anyText(random), "id", Seeded.anyLong(random), "on", random.nextBoolean());
            String text = KeyText.of(byThree, row);
            assertThat(KeyText.parse(byThree, text)).isEqualTo(row.columns());

            String other = mutated(random, text);
            var columns = KeyText.parse(byThree, other);
            if (columns != null) {
                assertThat(KeyText.of(byThree, Row.of(columns))).isEqualTo(other);
            }
        });
    }

    @Test
    void aKeyHasAtMost512BytesOfUtf8() {
        assertThat(KeyText.parse(byText, "é".repeat(256))).isNotNull();
        assertThat(KeyText.parse(byText, "é".repeat(256) + "x")).isNull();
        assertThat(KeyText.parse(byText, "half a pair \ud83d")).isNull();
        assertThat(KeyText.parse(byText, "a pair \ud83d\ude00")).isNotNull();
    }

    private static String mutated(Random random, String text) {
        StringBuilder mutated = new StringBuilder(text);
        int at = random.nextInt(text.length());
        String replacement = List.of("", "\"", "\\", "0", ",", "u0041").get(random.nextInt(6));
        return mutated.replace(at, at + random.nextInt(2), replacement).toString();
    }
}
