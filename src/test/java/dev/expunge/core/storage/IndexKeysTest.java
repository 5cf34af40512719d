package dev.expunge.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.expunge.core.catalog.Column;
import dev.expunge.core.catalog.Column.BaseType;
import dev.expunge.core.request.DeleteRequest.Condition;
import dev.expunge.core.request.DeleteRequest.Operator;
import dev.expunge.core.row.Value;
import dev.expunge.core.row.ValueOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class IndexKeysTest {

    private static final List<BaseType> TYPES =
            Stream.of(BaseType.values()).filter(BaseType::isComparable).toList();

    /** NE narrows nothing but null. */
    private static final List<Operator> TESTED = Stream.of(Operator.values())
            .filter(operator -> operator != Operator.NE)
            .toList();

    @Nested
    class TheOrderOfBytes {

        @Test
        void isTheOrderOfValuesWithNullFirst() {
            Seeded.run(20_000, random -> {
                BaseType type = Seeded.oneOf(random, TYPES);
                Value a = anyValueOrNull(random, type);
                Value b = anyValueOrNull(random, type);
                assertThat(Integer.signum(Bytes.compare(key(type, a), key(type, b))))
                        .as("%s, %s", a, b)
                        .isEqualTo(Integer.signum(compare(a, b)));
            });
        }

        @Test
        void isTheOrderOfSeveralColumnsOneAfterTheOther() {
            Seeded.run(20_000, random -> {
                Value a = anyValueOrNull(random, BaseType.STRING);
                Value b = anyValueOrNull(random, BaseType.STRING);
                Value c = anyValueOrNull(random, BaseType.STRING);
                Value d = anyValueOrNull(random, BaseType.STRING);
                int byFirst = compare(a, b);
                int expected = byFirst != 0 ? byFirst : compare(c, d);
                byte[] ac = key(BaseType.STRING, a, c);
                byte[] bd = key(BaseType.STRING, b, d);
                assertThat(Integer.signum(Bytes.compare(ac, bd))).isEqualTo(Integer.signum(expected));
            });
        }

        @Test
        void putsTextsInTheOrderOfTheirCodePoints() {
            byte[] lastOfTheBasicPlane = key(BaseType.STRING, new Value.Text("\uffff"));
            byte[] beyond = key(BaseType.STRING, new Value.Text("\ud83d\ude00"));
            assertThat(Bytes.compare(lastOfTheBasicPlane, beyond)).isNegative();
        }

        @Test
        void staysWhatItIsSinceItIsStored() {
            assertThat(key(BaseType.STRING, null, new Value.Text("a\0é")))
                    .containsExactly(0, 1, 'a', 0, 0xff, 0xc3, 0xa9, 0, 1);
            assertThat(key(BaseType.TIMESTAMP, new Value.Int(-1))).containsExactly(1, 0x7f, -1, -1, -1, -1, -1, -1, -1);
            assertThat(key(BaseType.BOOLEAN, new Value.Bool(true))).containsExactly(1, 1);
        }

        @Test
        void isNotThereForTypesThatNoIndexHolds() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> key(BaseType.DOUBLE, new Value.Real(1)))
                    .withMessageContaining("DOUBLE");
            assertThatIllegalArgumentException().isThrownBy(() -> key(BaseType.STRING, new Value.Int(1)));
        }
    }

    @Nested
    class TheRangesOfConditions {

        @Test
        void holdTheEntriesThatPassThemAllAndNoOthers() {
            Seeded.run(20_000, random -> {
                BaseType type = Seeded.oneOf(random, TYPES);
                Column column = new Column(1, "c", "c", type, false, null);
                List<Condition> conditions = anyConditions(random, type);
                Value value = anyValueOrNull(random, type);
                byte[] entry = new ByteWriter()
                        .raw(key(type, value))
                        .raw(Seeded.anyBytes(random))
                        .toBytes();

                List<Range> ranges = IndexKeys.ranges(column, conditions);

                assertThat(ranges.stream().anyMatch(range -> range.contains(entry)))
                        .as("%s %s", conditions, value)
                        .isEqualTo(conditions.stream().allMatch(condition -> passes(condition, value)));
            });
        }

        @Test
        void areSortedAndDisjointAndNotEmpty() {
            Seeded.run(5_000, random -> {
                BaseType type = Seeded.oneOf(random, TYPES);
                Column column = new Column(1, "c", "c", type, false, null);
                byte @Nullable [] end = null;
                for (Range range : IndexKeys.ranges(column, anyConditions(random, type))) {
                    assertThat(Bytes.compare(range.from(), range.to())).isNegative();
                    assertThat(end == null || Bytes.compare(end, range.from()) <= 0)
                            .isTrue();
                    end = range.to();
                }
            });
        }

        @Test
        void areNoneWhenTheConditionsExcludeEachOther() {
            Column column = new Column(1, "c", "c", BaseType.INTEGER, false, null);
            Condition below = new Condition("c", Operator.LT, List.of(new Value.Int(5)));
            Condition above = new Condition("c", Operator.GT, List.of(new Value.Int(5)));
            Condition oneOfNone = new Condition("c", Operator.IN, List.of());
            assertThat(IndexKeys.ranges(column, List.of(below, above))).isEmpty();
            assertThat(IndexKeys.ranges(column, List.of(oneOfNone))).isEmpty();
            assertThat(IndexKeys.ranges(column, List.of())).hasSize(1);
        }
    }

    private static List<Condition> anyConditions(Random random, BaseType type) {
        List<Condition> conditions = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Operator operator = Seeded.oneOf(random, TESTED);
            List<Value> values = new ArrayList<>();
            int count = operator == Operator.IN ? random.nextInt(6) : 1;
            while (values.size() < count) {
                values.add(
                        operator == Operator.IS_NULL ? new Value.Bool(random.nextInt(4) == 0) : anyValue(random, type));
            }
            conditions.add(new Condition("c", operator, values));
        }
        return conditions;
    }

    private static boolean passes(Condition condition, @Nullable Value value) {
        Value first =
                condition.values().isEmpty() ? Value.NULL : condition.values().get(0);
        if (condition.operator() == Operator.IS_NULL) {
            return first.equals(new Value.Bool(value == null));
        }
        return value != null
                && switch (condition.operator()) {
                    case EQ, IN -> condition.values().contains(value);
                    case GT -> ValueOrder.compare(value, first) > 0;
                    case GTE -> ValueOrder.compare(value, first) >= 0;
                    case LT -> ValueOrder.compare(value, first) < 0;
                    case LTE -> ValueOrder.compare(value, first) <= 0;
                    case NE, IS_NULL -> throw new IllegalStateException("not generated");
                };
    }

    private static int compare(@Nullable Value a, @Nullable Value b) {
        if (a == null || b == null) {
            return Boolean.compare(a != null, b != null);
        }
        return ValueOrder.compare(a, b);
    }

    private static byte[] key(BaseType type, @Nullable Value... values) {
        ByteWriter out = new ByteWriter();
        for (Value value : values) {
            IndexKeys.write(out, type, value);
        }
        return out.toBytes();
    }

    private static @Nullable Value anyValueOrNull(Random random, BaseType type) {
        return random.nextInt(6) == 0 ? null : anyValue(random, type);
    }

    private static Value anyValue(Random random, BaseType type) {
        return switch (type) {
            case STRING -> new Value.Text(Seeded.anyText(random));
            case BOOLEAN -> new Value.Bool(random.nextBoolean());
            default -> new Value.Int(random.nextBoolean() ? random.nextInt(4) : Seeded.anyLong(random));
        };
    }
}
