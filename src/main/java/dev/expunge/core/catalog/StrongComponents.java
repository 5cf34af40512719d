package dev.expunge.core.catalog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Strongly connected components, numbered from 0 so that an edge never leads to a higher number. Source: R. Tarjan,
 * "Depth-first search and linear graph algorithms", 1972; with a stack of its own, since chains may be long.
 */
final class StrongComponents {

    private final SortedMap<String, List<String>> edges;
    private final Map<String, Integer> order = new HashMap<>();
    private final Map<String, Integer> lowest = new HashMap<>();
    private final Map<String, Integer> components = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final Set<String> isOpen = new HashSet<>();
    private int nextComponent;

    private StrongComponents(SortedMap<String, List<String>> edges) {
        this.edges = edges;
    }

    /** @param edges every node is a key; edges to others are ignored */
    static Map<String, Integer> of(SortedMap<String, List<String>> edges) {
        StrongComponents search = new StrongComponents(edges);
        for (String node : edges.keySet()) {
            if (!search.order.containsKey(node)) {
                search.visit(node);
            }
        }
        return search.components;
    }

    private record Frame(String node, Iterator<String> left) {}

    private void visit(String start) {
        Deque<Frame> path = new ArrayDeque<>();
        path.push(enter(start));
        while (!path.isEmpty()) {
            Frame frame = path.element();
            if (frame.left().hasNext()) {
                String next = frame.left().next();
                if (!order.containsKey(next)) {
                    path.push(enter(next));
                } else if (isOpen.contains(next)) {
                    lower(frame.node(), order.getOrDefault(next, 0));
                }
            } else {
                path.pop();
                leave(frame.node());
                Frame before = path.peek();
                if (before != null) {
                    lower(before.node(), lowest.getOrDefault(frame.node(), 0));
                }
            }
        }
    }

    private Frame enter(String node) {
        int number = order.size();
        order.put(node, number);
        lowest.put(node, number);
        open.push(node);
        isOpen.add(node);
        return new Frame(
                node,
                edges.getOrDefault(node, List.of()).stream()
                        .filter(parent -> edges.containsKey(parent))
                        .iterator());
    }

    private void lower(String node, int to) {
        lowest.merge(node, to, Math::min);
    }

    private void leave(String node) {
        if (!lowest.getOrDefault(node, -1).equals(order.get(node))) {
            return;
        }
        String member;
        do {
            member = open.pop();
            isOpen.remove(member);
            components.put(member, nextComponent);
        } while (!member.equals(node));
        nextComponent++;
    }
}
