package dev.expunge.core.catalog;

import java.util.Comparator;
import java.util.List;

/** A foreign key by its names, before it is numbered. */
record Link(From from, To to, ForeignKey.Action action) {

    /** By names, so that nothing depends on the order of declaration. */
    static final Comparator<Link> ORDER = Comparator.comparing(
                    (Link link) -> link.from().table())
            .thenComparing(link -> String.join(",", link.from().columns()))
            .thenComparing(link -> link.to().table())
            .thenComparing(link -> String.join(",", link.to().columns()));

    record From(String table, List<String> columns) {}

    record To(String table, List<String> columns) {}

    /** Two links that agree in this are the same foreign key. */
    record Identity(From from, To to) {}

    Identity identity() {
        return new Identity(from, to);
    }
}
