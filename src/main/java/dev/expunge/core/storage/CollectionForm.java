package dev.expunge.core.storage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The number of elements and the elements: a list's in its order, a set's in their own, the same on every machine. */
final class CollectionForm implements Form {

    private final Class<?> type;
    private final Part element;
    private final Comparator<Object> order;

    CollectionForm(Class<?> type, Part element) {
        this.type = type;
        this.element = element;
        this.order = order(element);
    }

    @Override
    public void write(ByteWriter out, Object value) {
        Collection<?> elements = (Collection<?>) value;
        out.varint(elements.size());
        for (Object each : type == Set.class ? sorted(elements, order) : elements) {
            element.write(out, each);
        }
    }

    @Override
    public Object read(ByteReader in) {
        int start = in.offset();
        @Nullable Object[] elements = new Object[in.count()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = element.read(in);
        }
        Collection<?> read = type == List.class ? list(elements) : set(elements);
        if (read.size() < elements.length) {
            throw new CorruptData(start, "an element twice in " + element.place());
        }
        return read;
    }

    @Override
    public String shape() {
        return type.getSimpleName() + "<" + element.shape() + ">";
    }

    /** A list that {@code List.copyOf} takes as it is. */
    private Collection<?> list(@Nullable Object[] elements) {
        return element.nullable() ? Collections.unmodifiableList(Arrays.asList(elements)) : List.of(elements);
    }

    private Collection<?> set(@Nullable Object[] elements) {
        return type == SortedSet.class
                ? Collections.unmodifiableSortedSet(new TreeSet<>(Arrays.asList(elements)))
                : Collections.unmodifiableSet(new LinkedHashSet<>(Arrays.asList(elements)));
    }

    /** Natural where there is one, else by bytes. */
    @SuppressWarnings("unchecked")
    static Comparator<Object> order(Part element) {
        Comparator<Object> nonNull = (a, b) -> a instanceof Comparable<?>
                ? ((Comparable<Object>) a).compareTo(b)
                : Bytes.compare(bytes(element, a), bytes(element, b));
        return Comparator.nullsFirst(nonNull);
    }

    static List<?> sorted(Collection<?> elements, Comparator<Object> order) {
        List<?> sorted = new ArrayList<>(elements);
        if (sorted.size() > 1) {
            sorted.sort(order);
        }
        return sorted;
    }

    private static byte[] bytes(Part element, Object value) {
        ByteWriter out = new ByteWriter();
        element.write(out, value);
        return out.toBytes();
    }
}
