package dev.expunge.core.catalog;

import dev.expunge.core.event.Reply;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one way in which a catalog changes. */
public final class CatalogEvolution {

    /** Where every catalog begins. */
    public static final Catalog EMPTY =
            new Catalog(0, Collections.emptySortedMap(), new Catalog.NextIds(1, 1, 1, 1, 1));

    private CatalogEvolution() {}

    /**
     * Adds, replaces or (null) removes tables, all or nothing. Costs time in proportion to the change and the tables that
     * reference what it alters, beside one copy of the map of tables.
     *
     * @param change definitions by table name as plain JSON; anything may stand there, what is wrong becomes a fault
     */
    public static Evolution evolve(Catalog current, Map<String, @Nullable Object> change) {
        Faults faults = new Faults();
        Drafts drafts = Drafts.of(current, change, faults);
        Types types = Types.of(current, drafts, faults);
        TypeRules rules = new TypeRules(types, faults);
        drafts.all().values().forEach(rules::check);
        SharedSources.check(current, drafts, faults);
        List<Link> links = Links.of(drafts, types, faults);
        if (!faults.isEmpty()) {
            return new Evolution.Rejected(faults.refusal());
        }
        Assembly.Result made = Assembly.of(current, drafts, types, links);
        return new Evolution.Accepted(
                made.next(),
                made.touched(),
                warnings(made.next(), drafts.changed()),
                Emptiness.of(current, made.next(), made.touched()));
    }

    private static List<Reply.Warning> warnings(Catalog next, SortedSet<String> changed) {
        return changed.stream()
                .map(next::table)
                .flatMap(table -> table == null ? Stream.of() : Warnings.of(table).stream())
                .toList();
    }
}
