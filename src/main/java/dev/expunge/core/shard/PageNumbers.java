package dev.expunge.core.shard;

import java.util.ArrayList;
import java.util.List;

/** Numbers of stored pages, in order. Neighbours are kept as one span, so that a delete of many pages stays a small record. */
record PageNumbers(List<Span> spans) {

    /** @param to not in the span */
    record Span(long from, long to) {}

    static final PageNumbers NONE = new PageNumbers(List.of());

    static PageNumbers below(long count) {
        return count == 0 ? NONE : new PageNumbers(List.of(new Span(0, count)));
    }

    boolean isEmpty() {
        return spans.isEmpty();
    }

    long first() {
        return spans.get(0).from();
    }

    PageNumbers withoutFirst() {
        Span first = spans.get(0);
        List<Span> rest = new ArrayList<>(spans.subList(1, spans.size()));
        if (first.from() + 1 < first.to()) {
            rest.add(0, new Span(first.from() + 1, first.to()));
        }
        return new PageNumbers(List.copyOf(rest));
    }

    /** @param number greater than all others */
    PageNumbers plus(long number) {
        List<Span> all = new ArrayList<>(spans);
        int last = all.size() - 1;
        if (last >= 0 && all.get(last).to() == number) {
            all.set(last, new Span(all.get(last).from(), number + 1));
        } else {
            all.add(new Span(number, number + 1));
        }
        return new PageNumbers(List.copyOf(all));
    }
}
