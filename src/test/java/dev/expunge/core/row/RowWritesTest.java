package dev.expunge.core.row;

import static dev.expunge.core.row.Tables.column;
import static dev.expunge.core.row.Tables.columns;
import static dev.expunge.core.row.Tables.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.ErrorCode;
import dev.expunge.core.Refusal;
import dev.expunge.core.Refusal.Fault;
import dev.expunge.core.catalog.Column;
import dev.expunge.core.catalog.Column.BaseType;
import dev.expunge.core.catalog.Table;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RowWritesTest {

    private static final Column ID = column(1, "id", BaseType.STRING, true, null);
    private static final Column SLUG = column(2, "slug", BaseType.STRING, false, new Value.Text("unknown"));
    private static final Column AGE = column(3, "age", BaseType.INTEGER, true, new Value.Int(0));
    private static final Column SCORE = column(4, "score", BaseType.DOUBLE);
    private static final Column STAMP = column(5, "deletionTime", BaseType.INTEGER);

    private final Table things = table(List.of("id"), ID, SLUG, AGE, SCORE, STAMP);

    @Nested
    class OfANewRow {

        @Test
        void fillsInDefaults() {
            assertThat(row(columns("id", "a"), null)).isEqualTo(Tables.row("id", "a", "slug", "unknown", "age", 0));
        }

        @Test
        void keepsAnExplicitNull() {
            assertThat(row(columns("id", "a", "slug", Value.NULL), null)).isEqualTo(Tables.row("id", "a", "age", 0));
        }

        @Test
        void givesTheKeyText() {
            assertThat(RowWrites.complete(things, columns("id", "a/1"), null))
                    .isInstanceOfSatisfying(
                            RowWrites.Written.Accepted.class,
                            accepted -> assertThat(accepted.key()).isEqualTo("a/1"));
        }

        @Test
        void makesIntegersDoublesWhereTheColumnWantsThem() {
            assertThat(row(columns("id", "a", "score", 2), null).get("score")).isEqualTo(new Value.Real(2));
        }
    }

    @Nested
    class OfARowThatIsThere {

        private final Row before = Tables.row("id", "a", "slug", "s", "age", 1, "deletionTime", 77);

        @Test
        void clearsWhatIsLeftOutButTheStamp() {
            assertThat(row(columns("id", "a", "age", 2), before))
                    .isEqualTo(Tables.row("id", "a", "age", 2, "deletionTime", 77));
        }

        @Test
        void changesTheStampOnlyWhenItSaysSo() {
            assertThat(row(columns("id", "a", "age", 2, "deletionTime", Value.NULL), before))
                    .isEqualTo(Tables.row("id", "a", "age", 2));
            assertThat(row(columns("id", "a", "age", 2, "deletionTime", 78), before)
                            .get("deletionTime"))
                    .isEqualTo(new Value.Int(78));
        }

        @Test
        void clearsADeletionTimeThatIsNoStamp() {
            Table unstampable = table(List.of("id"), ID, column(5, "deletionTime", BaseType.STRING));
            Row text = Tables.row("id", "a", "deletionTime", "never");
            assertThat(rowOf(RowWrites.complete(unstampable, columns("id", "a"), text)))
                    .isEqualTo(Tables.row("id", "a"));
        }

        @Test
        void isRefusedWhereTheDefaultWouldBeNeededAgain() {
            assertThat(faults(columns("id", "a"), before)).containsExactly(new Fault("/age", "age may not be null"));
        }
    }

    @Nested
    class ARefusal {

        @Test
        void namesEveryColumnAndItsValue() {
            assertThat(faults(columns("id", 7, "age", Value.NULL, "score", true, "a/b~c", 1), null))
                    .containsExactly(
                            new Fault("/a~1b~0c", "things has no column \"a/b~c\""),
                            new Fault("/age", "age may not be null"),
                            new Fault("/id", "id takes string, not 7"),
                            new Fault("/score", "score takes double, not true"));
        }

        @Test
        void isOneRequestInvalid() {
            Refusal refusal = refusal(RowWrites.complete(things, columns("id", "a", "x", 1, "y", 2), null));
            assertThat(refusal.code()).isEqualTo(ErrorCode.REQUEST_INVALID);
            assertThat(refusal.detail()).isEqualTo("things has no column \"x\" (and 1 more)");
        }

        @Test
        void isForAnEmptyOrMissingOrLongKey() {
            assertThat(faults(columns("id", ""), null))
                    .containsExactly(new Fault("/id", "id is the key and may not be empty"));
            assertThat(faults(columns(), null)).containsExactly(new Fault("/id", "id may not be null"));
            assertThat(faults(columns("id", "é".repeat(257)), null).get(0).message())
                    .startsWith("the key has 514 bytes, more than 512: \"éé");
        }

        @Test
        void isNotForTheLongestKeyThatThereMayBe() {
            assertThat(row(columns("id", "é".repeat(256)), null).get("id")).isEqualTo(new Value.Text("é".repeat(256)));
        }

        @Test
        void isNotForTheLargestRowThatThereMayBe() {
            int rest = RowCodec.encode(things, row(columns("id", "a", "slug", "x".repeat(200_000)), null)).length
                    - 200_000;
            String slug = "x".repeat(RowWrites.MAX_ROW_BYTES - rest);
            assertThat(row(columns("id", "a", "slug", slug), null).get("slug")).isEqualTo(new Value.Text(slug));
            assertThat(faults(columns("id", "a", "slug", slug + "x"), null)).hasSize(1);
        }

        @Test
        void isForTextThatNoUtf8CanHold() {
            assertThat(faults(columns("id", "a", "slug", "x\udc00"), null))
                    .containsExactly(new Fault("/slug", "slug holds half a surrogate pair, which is no text"));
        }

        @Test
        void isForARowOfMoreThan256KiB() {
            assertThat(row(columns("id", "a", "slug", "x".repeat(262_000)), null))
                    .isNotNull();
            assertThat(faults(columns("id", "a", "slug", "x".repeat(262_144)), null))
                    .singleElement()
                    .satisfies(fault -> {
                        assertThat(fault.path()).isEqualTo("/slug");
                        assertThat(fault.message()).contains("more than 262144; most are in slug");
                    });
        }

        @Test
        void listsAHundredFaultsAtMost() {
            Map<String, Value> unknown = new TreeMap<>(columns("id", "a"));
            for (int i = 0; i < 150; i++) {
                unknown.put("x" + i, new Value.Int(i));
            }
            Refusal refusal = refusal(RowWrites.complete(things, unknown, null));
            assertThat(refusal.faults()).hasSize(100);
        }

        @Test
        void showsOnlyTheBeginningOfALongValue() {
            assertThat(faults(columns("id", "a", "age", "9".repeat(1_000)), null)
                            .get(0)
                            .message())
                    .hasSizeLessThan(120)
                    .endsWith("…");
        }
    }

    private Row row(Map<String, Value> columns, @Nullable Row before) {
        return rowOf(RowWrites.complete(things, columns, before));
    }

    private List<Fault> faults(Map<String, Value> columns, @Nullable Row before) {
        return refusal(RowWrites.complete(things, columns, before)).faults();
    }

    private static Row rowOf(RowWrites.Written written) {
        assertThat(written).isInstanceOf(RowWrites.Written.Accepted.class);
        return ((RowWrites.Written.Accepted) written).row();
    }

    private static Refusal refusal(RowWrites.Written written) {
        assertThat(written).isInstanceOf(RowWrites.Written.Refused.class);
        return ((RowWrites.Written.Refused) written).refusal();
    }
}
