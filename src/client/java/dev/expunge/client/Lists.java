package dev.expunge.client;

import java.util.ArrayList;
import java.util.List;

/** At least one. */
final class Lists {

    private Lists() {}

    static List<String> of(String first, String... more) {
        return of(first, List.of(more));
    }

    static <T> List<T> of(T first, List<T> more) {
        List<T> all = new ArrayList<>();
        all.add(first);
        all.addAll(more);
        return List.copyOf(all);
    }
}
