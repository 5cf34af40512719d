package dev.expunge.core.storage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Records of all shapes that the codec knows, and random ones of them. */
final class Samples {

    private final Random random;

    Samples(Random random) {
        this.random = random;
    }

    enum Color {
        RED,
        GREEN {
            @Override
            boolean isGo() {
                return true;
            }
        };

        boolean isGo() {
            return false;
        }
    }

    record Numbers(int small, long big, boolean is, double real, Integer boxedInt, Long boxedLong, Boolean boxedIs) {}

    record Maybe(
            @Nullable String text,
            @Nullable Long number,
            @Nullable Color color,
            @Nullable List<@Nullable String> list,
            Samples.@Nullable Empty nested) {}

    record Empty() {}

    record Collections(
            List<Numbers> list,
            Set<Color> set,
            SortedMap<String, List<Integer>> sorted,
            Map<Color, @Nullable Maybe> byColor,
            Map<Pair, Set<String>> byPair,
            List<Empty> empties) {}

    record Pair(String left, long right) {}

    record Blob(byte[] must, byte @Nullable [] may) {}

    /** Has a branch below, an enum, and itself. */
    sealed interface Shape {

        sealed interface Round extends Shape {
            record Circle(long radius) implements Round {}

            record Dot() implements Round {}
        }

        record Group(List<Shape> members) implements Shape {}

        enum Fixed implements Shape {
            UNIT,
            HUGE
        }
    }

    record Picture(Shape shape, @Nullable Picture behind) {}

    Numbers numbers() {
        return new Numbers(
                (int) Seeded.anyLong(random),
                Seeded.anyLong(random),
                random.nextBoolean(),
                Double.longBitsToDouble(random.nextLong()),
                random.nextInt(),
                Seeded.anyLong(random),
                random.nextBoolean());
    }

    Maybe maybe() {
        return new Maybe(
                orNull(this::text),
                orNull(() -> Seeded.anyLong(random)),
                orNull(this::color),
                orNull(() -> Arrays.asList(orNull(this::text), orNull(this::text))),
                orNull(Empty::new));
    }

    Collections collections() {
        return new Collections(
                some(this::numbers),
                new HashSet<>(some(this::color)),
                new TreeMap<>(map(this::text, () -> some(random::nextInt))),
                map(this::color, () -> orNull(this::maybe)),
                map(() -> new Pair(text(), Seeded.anyLong(random)), () -> new HashSet<>(some(this::text))),
                some(Empty::new));
    }

    Picture picture() {
        return new Picture(shape(), orNull(this::picture));
    }

    private Shape shape() {
        return switch (random.nextInt(6)) {
            case 0 -> new Shape.Group(some(this::shape));
            case 1 -> new Shape.Round.Dot();
            case 2 -> Shape.Fixed.HUGE;
            default -> new Shape.Round.Circle(Seeded.anyLong(random));
        };
    }

    private Color color() {
        return Color.values()[random.nextInt(2)];
    }

    private String text() {
        return Seeded.anyText(random);
    }

    private <T> @Nullable T orNull(Supplier<T> supplier) {
        return random.nextBoolean() ? null : supplier.get();
    }

    private <T> List<T> some(Supplier<T> supplier) {
        List<T> some = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            some.add(supplier.get());
        }
        return some;
    }

    private <K, V> Map<K, V> map(Supplier<K> key, Supplier<V> value) {
        Map<K, V> map = new HashMap<>();
        for (K each : some(key)) {
            map.put(each, value.get());
        }
        return map;
    }
}
