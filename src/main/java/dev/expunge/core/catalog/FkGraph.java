package dev.expunge.core.catalog;

import dev.expunge.core.catalog.ForeignKey.Action;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What foreign keys make of the tables of a catalog: a graph with an edge from each child to its parent. An answer costs
 * time in proportion to the tables connected with the one asked about, and not to the catalog. For one thread.
 */
public final class FkGraph {

    private final Catalog catalog;
    private final StrongComponents components;

    private FkGraph(Catalog catalog) {
        this.catalog = catalog;
        this.components = new StrongComponents(this::parents);
    }

    public static FkGraph of(Catalog catalog) {
        return new FkGraph(catalog);
    }

    /** The table's strongly connected component. A parent's number is never above its child's. */
    public int component(String table) {
        return components.of(existing(table).name());
    }

    public boolean sameComponent(String a, String b) {
        return component(a) == component(b);
    }

    /** Whether rows of this table can reference each other in a circle; a self reference is enough. */
    public boolean isCyclic(String table) {
        // Within a component every table has an edge to another one, or there is but one table.
        return parents(table).stream().anyMatch(parent -> sameComponent(table, parent));
    }

    /** The table and all whose rows a delete can reach from it, which is through indexed cascade foreign keys. */
    public Set<String> cascadeReach(String table) {
        SortedSet<String> reached = new TreeSet<>(Set.of(existing(table).name()));
        Deque<String> left = new ArrayDeque<>(reached);
        while (!left.isEmpty()) {
            for (ForeignKey key : existing(left.removeFirst()).references().incoming()) {
                if (key.action() == Action.CASCADE && key.indexed() && reached.add(key.table())) {
                    left.addLast(key.table());
                }
            }
        }
        return Collections.unmodifiableSortedSet(reached);
    }

    private List<String> parents(String table) {
        return existing(table).references().outgoing().stream()
                .map(key -> key.target().table())
                .distinct()
                .sorted()
                .toList();
    }

    private Table existing(String name) {
        Table table = catalog.table(name);
        if (table == null) {
            throw new IllegalArgumentException("there is no table " + name);
        }
        return table;
    }
}
