package dev.expunge.core.catalog;

import dev.expunge.core.catalog.ForeignKey.Action;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What foreign keys make of the tables of a catalog: a graph with an edge from each child to its parent. */
public final class FkGraph {

    private final SortedMap<String, List<String>> parents = new TreeMap<>();
    private final SortedMap<String, List<String>> cascadeChildren = new TreeMap<>();
    private final Map<String, Integer> components;
    private final Set<Integer> cyclic = new HashSet<>();

    private FkGraph(Catalog catalog) {
        catalog.tables().forEach((name, table) -> {
            List<ForeignKey> outgoing = table.references().outgoing();
            parents.put(
                    name,
                    outgoing.stream()
                            .map(key -> key.target().table())
                            .distinct()
                            .sorted()
                            .toList());
            cascadeChildren.putIfAbsent(name, new ArrayList<>());
            outgoing.stream()
                    .filter(key -> key.action() == Action.CASCADE && key.indexed())
                    .forEach(key -> cascadeChildren
                            .computeIfAbsent(key.target().table(), parent -> new ArrayList<>())
                            .add(name));
        });
        components = StrongComponents.of(parents);
        // Within a component every edge lies on a cycle, a self reference too.
        parents.forEach((child, of) -> of.stream()
                .filter(parent -> sameComponent(child, parent))
                .forEach(parent -> cyclic.add(component(child))));
    }

    public static FkGraph of(Catalog catalog) {
        return new FkGraph(catalog);
    }

    /** The table's strongly connected component. A parent's number is never above its child's. */
    public int component(String table) {
        Integer component = components.get(table);
        if (component == null) {
            throw new IllegalArgumentException("there is no table " + table);
        }
        return component;
    }

    public boolean sameComponent(String a, String b) {
        return component(a) == component(b);
    }

    /** Whether rows of this table can reference each other in a circle; a self reference is enough. */
    public boolean isCyclic(String table) {
        return cyclic.contains(component(table));
    }

    /** The table and all whose rows a delete can reach from it, which is through indexed cascade foreign keys. */
    public Set<String> cascadeReach(String table) {
        component(table);
        SortedSet<String> reached = new TreeSet<>(Set.of(table));
        Deque<String> left = new ArrayDeque<>(reached);
        while (!left.isEmpty()) {
            for (String child : cascadeChildren.getOrDefault(left.removeFirst(), List.of())) {
                if (reached.add(child)) {
                    left.addLast(child);
                }
            }
        }
        return Collections.unmodifiableSortedSet(reached);
    }
}
