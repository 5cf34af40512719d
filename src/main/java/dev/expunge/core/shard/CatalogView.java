package dev.expunge.core.shard;

import dev.expunge.core.catalog.Catalog;
import dev.expunge.core.catalog.CatalogIndex;
import dev.expunge.core.catalog.Evolution;
import dev.expunge.core.catalog.FkGraph;
import dev.expunge.core.catalog.ForeignKey;
import dev.expunge.core.catalog.ForeignKey.Action;
import dev.expunge.core.catalog.ForeignKey.Target;
import dev.expunge.core.catalog.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A catalog with what a shard looks up all the time. Immutable but for caches. */
final class CatalogView {

    final Catalog catalog;
    private final CatalogIndex index;
    private final FkGraph graph;
    private final Map<String, Boolean> fast = new HashMap<>();

    private CatalogView(CatalogIndex index) {
        this.catalog = index.catalog();
        this.index = index;
        this.graph = FkGraph.of(catalog);
    }

    static CatalogView of(Catalog catalog) {
        return new CatalogView(CatalogIndex.of(catalog));
    }

    /** Made in proportion to the change. */
    CatalogView after(Evolution.Accepted change) {
        return new CatalogView(index.after(change.next(), change.touched()));
    }

    long version() {
        return catalog.version();
    }

    @Nullable
    Table find(String name) {
        return catalog.table(name);
    }

    @Nullable
    Table find(int tableId) {
        return index.table(tableId);
    }

    Table table(int tableId) {
        return Objects.requireNonNull(find(tableId), () -> "no table with number " + tableId);
    }

    Table table(String name) {
        return Objects.requireNonNull(catalog.table(name), () -> "no table " + name);
    }

    @Nullable
    ForeignKey findForeignKey(int id) {
        return index.foreignKey(id);
    }

    ForeignKey foreignKey(int id) {
        return Objects.requireNonNull(findForeignKey(id), () -> "no foreign key with number " + id);
    }

    @Nullable
    Target findTarget(int id) {
        return index.target(id);
    }

    Target target(int id) {
        return Objects.requireNonNull(findTarget(id), () -> "no target with number " + id);
    }

    /** The column lists of this table that others reference. */
    List<Target> targetsOf(Table table) {
        return index.targetsOf(table);
    }

    /** Whether a referenced value is the key text of the row that carries it, so that both live on one shard. */
    boolean isKey(Target target) {
        return table(target.table()).key().equals(target.columns());
    }

    /** The place that stands for a referenced value. */
    Place place(Target target, String value) {
        return isKey(target) ? Place.row(table(target.table()).id(), value) : Place.value(target.id(), value);
    }

    boolean cascades(ForeignKey fk) {
        return fk.action() == Action.CASCADE && fk.indexed();
    }

    /** Whether rows can be told apart as parents and children along this foreign key: no way leads back. */
    boolean isAcyclic(ForeignKey fk) {
        return !graph.sameComponent(fk.table(), fk.target().table());
    }

    Set<String> reach(String table) {
        return graph.cascadeReach(table);
    }

    /** Whether nothing that a hard delete of this table's rows can meet may refuse, or depends on what else goes. */
    boolean isFast(Table root) {
        return fast.computeIfAbsent(root.name(), name -> computeFast(graph.cascadeReach(name)));
    }

    private boolean computeFast(Set<String> reach) {
        List<String> patched = new ArrayList<>();
        for (String name : reach) {
            for (ForeignKey fk : table(name).references().incoming()) {
                if (cascades(fk)) {
                    if (!isAcyclic(fk)) {
                        return false;
                    }
                } else if (fk.action() == Action.SET_NULL
                        && isInfallible(fk)
                        && isAcyclic(fk)
                        && !reach.contains(fk.table())) {
                    patched.add(fk.table());
                } else {
                    return false;
                }
            }
        }
        // Two patches on one row are one effect: that needs all of them to be known first.
        return new HashSet<>(patched).size() == patched.size();
    }

    private boolean isInfallible(ForeignKey fk) {
        Table child = table(fk.table());
        return fk.indexed()
                && fk.columns().stream()
                        .map(column -> Objects.requireNonNull(child.columns().get(column)))
                        .noneMatch(column -> column.notNull());
    }
}
