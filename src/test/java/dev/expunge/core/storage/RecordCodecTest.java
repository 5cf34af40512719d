package dev.expunge.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.expunge.core.storage.Samples.Blob;
import dev.expunge.core.storage.Samples.Pair;
import dev.expunge.core.storage.Samples.Picture;
import dev.expunge.core.storage.Samples.Shape;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RecordCodecTest {

    @Nested
    class ARecord {

        @Test
        void comesBackEqualWhateverItsShape() {
            Seeded.run(2_000, random -> {
                Samples samples = new Samples(random);
                comesBack(Samples.Numbers.class, samples.numbers());
                comesBack(Samples.Maybe.class, samples.maybe());
                comesBack(Samples.Collections.class, samples.collections());
                comesBack(Picture.class, samples.picture());
            });
        }

        @Test
        void comesBackWithItsBytes() {
            RecordCodec<Blob> codec = RecordCodec.of(Blob.class);
            Blob both = codec.decode(codec.encode(new Blob(new byte[] {1}, new byte[] {2, 3})));
            assertThat(both.must()).containsExactly(1);
            assertThat(both.may()).containsExactly(2, 3);
            assertThat(codec.decode(codec.encode(new Blob(new byte[0], null))).may())
                    .isNull();
        }

        @Test
        void isItsComponentsAndNothingElse() {
            assertThat(RecordCodec.of(Pair.class).encode(new Pair("ab", -1))).containsExactly(2, 'a', 'b', 1);
        }

        @Test
        void standsBetweenOtherBytes() {
            RecordCodec<Pair> codec = RecordCodec.of(Pair.class);
            ByteWriter out = new ByteWriter().u8(7);
            codec.write(out, new Pair("x", 1));
            out.u8(8);

            ByteReader in = new ByteReader(out.toBytes());

            assertThat(in.u8()).isEqualTo(7);
            assertThat(codec.read(in)).isEqualTo(new Pair("x", 1));
            assertThat(in.u8()).isEqualTo(8);
        }

        private <T> void comesBack(Class<T> type, T value) {
            RecordCodec<T> codec = RecordCodec.of(type);
            byte[] bytes = codec.encode(value);
            assertThat(codec.decode(bytes)).isEqualTo(value);
            assertThat(codec.encode(codec.decode(bytes))).isEqualTo(bytes);
        }
    }

    @Nested
    class Collections {

        record Both(Set<String> set, Map<Pair, String> map) {}

        @Test
        void haveTheSameBytesWhateverTheOrderInWhichTheyWereBuilt() {
            Pair a = new Pair("a", 1);
            Pair b = new Pair("b", 0);
            Map<Pair, String> map = new LinkedHashMap<>();
            map.put(b, "2");
            map.put(a, "1");
            Map<Pair, String> other = new LinkedHashMap<>();
            other.put(a, "1");
            other.put(b, "2");

            RecordCodec<Both> codec = RecordCodec.of(Both.class);

            assertThat(codec.encode(new Both(new LinkedHashSet<>(List.of("y", "x")), map)))
                    .isEqualTo(codec.encode(new Both(new LinkedHashSet<>(List.of("x", "y")), other)));
        }

        @Test
        void comeBackUnmodifiable() {
            record All(List<String> list, Set<String> set, Map<String, String> map, TreeHolder tree) {}
            RecordCodec<All> codec = RecordCodec.of(All.class);
            All all = codec.decode(codec.encode(new All(
                    List.of("x"), Set.of("x"), Map.of("x", "y"), new TreeHolder(new TreeMap<>(Map.of("x", "y"))))));

            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(() -> all.list().add("y"));
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(() -> all.set().add("y"));
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(() -> all.map().clear());
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(() -> all.tree().map().clear());
        }

        record TreeHolder(java.util.SortedMap<String, String> map) {}
    }

    @Nested
    class ANull {

        record Holder(Pair pair, List<String> texts, Map<String, String> map) {}

        private final RecordCodec<Holder> codec = RecordCodec.of(Holder.class);

        @Test
        @SuppressWarnings("NullAway") // the point of the test
        void whereNoneMayBeNamesTheRecordAndTheComponent() {
            refused(new Holder(new Pair(null, 1), List.of(), Map.of()), "Samples.Pair.left");
            refused(new Holder(null, List.of(), Map.of()), "RecordCodecTest.ANull.Holder.pair");
        }

        @Test
        @SuppressWarnings("NullAway") // the point of the test
        void amongElementsAndValuesIsNamedToo() {
            Map<String, String> toNull = new HashMap<>();
            toNull.put("x", null);
            refused(new Holder(new Pair("", 1), java.util.Arrays.asList("a", null), Map.of()), "Holder.texts[]");
            refused(new Holder(new Pair("", 1), List.of(), toNull), "Holder.map{value}");
        }

        private void refused(Holder holder, String place) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> codec.encode(holder))
                    .withMessageContaining(place)
                    .withMessageContaining("is null");
        }
    }

    @Nested
    class CorruptBytes {

        private final RecordCodec<Picture> codec = RecordCodec.of(Picture.class);

        @Test
        void areThoseOfNoRecord() {
            corrupt(new byte[] {9, 0}, "no Samples.Shape has the number 9");
            corrupt(new byte[] {2, 2, 0}, "no Samples.Shape.Fixed has the number 2");
            corrupt(new byte[] {2, 0, 5}, "neither true nor false: 5");
            corrupt(new byte[] {1, 100}, "a length of 100");
        }

        @Test
        void areThoseLeftOver() {
            byte[] bytes = codec.encode(new Picture(Shape.Fixed.UNIT, null));
            byte[] longer = new ByteWriter().raw(bytes).u8(0).toBytes();
            corrupt(longer, "1 bytes too many");
        }

        record Positive(long value) {
            Positive {
                if (value <= 0) {
                    throw new IllegalArgumentException("not positive: " + value);
                }
            }
        }

        @Test
        void areThoseThatTheRecordItselfRefuses() {
            assertThatExceptionOfType(CorruptData.class)
                    .isThrownBy(() -> RecordCodec.of(Positive.class).decode(new byte[] {0}))
                    .withMessageContaining("not positive: 0");
        }

        @Test
        void neverGiveAnythingButARecordOrThisError() {
            Seeded.run(5_000, random -> {
                byte[] bytes = codec.encode(new Samples(random).picture());
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                try {
                    assertThat(codec.decode(bytes)).isNotNull();
                } catch (CorruptData e) {
                    assertThat(e.offset()).isBetween(0, bytes.length);
                }
            });
        }

        private void corrupt(byte[] bytes, String what) {
            assertThatExceptionOfType(CorruptData.class)
                    .isThrownBy(() -> codec.decode(bytes))
                    .withMessageContaining(what);
        }
    }

    @Test
    void itsShapeSaysWhatTheBytesDependOn() {
        assertThat(RecordCodec.of(Picture.class).shape()).isEqualTo("""
                Samples.Picture = (shape: Samples.Shape, behind: Samples.Picture?)
                Samples.Shape = Samples.Shape.Round | Samples.Shape.Group | Samples.Shape.Fixed
                Samples.Shape.Fixed = UNIT, HUGE
                Samples.Shape.Group = (members: List<Samples.Shape>)
                Samples.Shape.Round = Samples.Shape.Round.Circle | Samples.Shape.Round.Dot
                Samples.Shape.Round.Circle = (radius: Long)
                Samples.Shape.Round.Dot = ()
                """);
        assertThat(RecordCodec.of(Samples.Maybe.class).shape())
                .contains("list: List<String?>?", "color: Samples.Color?");
        assertThat(RecordCodec.of(Blob.class).shape()).contains("(must: byte[], may: byte[]?)");
    }

    @Test
    void aTypeThatCannotBeWrittenIsNamedAtOnce() {
        record Unsupported(String fine, Optional<String> not) {}
        record Raw(Object any) {}
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordCodec.of(Unsupported.class))
                .withMessage("RecordCodecTest.Unsupported.not: no form for java.util.Optional");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordCodec.of(Raw.class))
                .withMessage("RecordCodecTest.Raw.any: no form for java.lang.Object");
    }
}
