package dev.expunge.core.catalog;

import dev.expunge.core.event.Reply;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The one way in which a catalog changes. */
public final class CatalogEvolution {

    /** Where every catalog begins. */
    public static final Catalog EMPTY =
            new Catalog(0, Collections.emptySortedMap(), new Catalog.NextIds(1, 1, 1, 1, 1));

    private CatalogEvolution() {}

    /**
     * Adds, replaces or (null) removes tables, all or nothing.
     *
     * @param change definitions by table name as plain JSON; anything may stand there, what is wrong becomes a fault
     */
    public static Evolution evolve(Catalog current, Map<String, @Nullable Object> change) {
        Faults faults = new Faults();
        Drafts drafts = Drafts.of(current, change, faults);
        Types types = Types.of(drafts, faults);
        TypeRules rules = new TypeRules(types, faults);
        drafts.all().values().forEach(rules::check);
        List<Link> links = Links.of(drafts, types, faults);
        if (!faults.isEmpty()) {
            return new Evolution.Rejected(faults.refusal());
        }
        Catalog next = Assembly.of(current, drafts, types, links);
        return new Evolution.Accepted(next, warnings(next, change), Emptiness.of(current, next));
    }

    private static List<Reply.Warning> warnings(Catalog next, Map<String, @Nullable Object> change) {
        return new TreeMap<>(change)
                .keySet().stream()
                        .map(next::table)
                        .flatMap(table ->
                                table == null ? List.<Reply.Warning>of().stream() : Warnings.of(table).stream())
                        .toList();
    }
}
