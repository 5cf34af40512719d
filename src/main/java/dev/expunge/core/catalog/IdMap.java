package dev.expunge.core.catalog;

import org.jspecify.annotations.Nullable;

/**
 * An immutable map by numbers from 0. A changed copy shares all but the arrays on the way to the number, so that it costs
 * the same however large the map is. Made for numbers that are given one after the other.
 */
final class IdMap<V> {

    private static final int BITS = 5;
    private static final int WIDTH = 1 << BITS;
    private static final int MASK = WIDTH - 1;

    private final @Nullable Object @Nullable [] root;

    /** Levels of arrays. */
    private final int height;

    private IdMap(@Nullable Object @Nullable [] root, int height) {
        this.root = root;
        this.height = height;
    }

    static <V> IdMap<V> empty() {
        return new IdMap<>(null, 1);
    }

    @SuppressWarnings("unchecked") // only values of type V are put into the lowest arrays
    @Nullable
    V get(int id) {
        if (!fits(id, height)) {
            return null;
        }
        Object node = root;
        for (int level = height - 1; level >= 0 && node != null; level--) {
            node = ((@Nullable Object[]) node)[slot(id, level)];
        }
        return (V) node;
    }

    IdMap<V> with(int id, V value) {
        if (id < 0) {
            throw new IllegalArgumentException("a number from 0, not " + id);
        }
        @Nullable Object[] top = root;
        int levels = height;
        while (!fits(id, levels)) {
            if (top != null) {
                @Nullable Object[] above = new @Nullable Object[WIDTH];
                above[0] = top;
                top = above;
            }
            levels++;
        }
        return new IdMap<>(copy(top, levels - 1, id, value), levels);
    }

    IdMap<V> without(int id) {
        return get(id) == null ? this : new IdMap<>(copy(root, height - 1, id, null), height);
    }

    /** Null where nothing is left. */
    private static @Nullable Object @Nullable [] copy(
            @Nullable Object @Nullable [] node, int level, int id, @Nullable Object value) {
        @Nullable Object[] copy = node == null ? new @Nullable Object[WIDTH] : node.clone();
        int slot = slot(id, level);
        copy[slot] = level == 0 ? value : copy((@Nullable Object[]) copy[slot], level - 1, id, value);
        for (Object left : copy) {
            if (left != null) {
                return copy;
            }
        }
        return null;
    }

    private static int slot(int id, int level) {
        return (id >>> (level * BITS)) & MASK;
    }

    private static boolean fits(int id, int levels) {
        return id >= 0 && (long) id >>> (levels * BITS) == 0;
    }
}
