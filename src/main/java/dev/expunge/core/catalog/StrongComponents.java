package dev.expunge.core.catalog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Strongly connected components, numbered from 0 so that an edge never leads to a higher number. Only what can be reached
 * from a node that is asked for is visited, once. Source: R. Tarjan, "Depth-first search and linear graph algorithms",
 * 1972; with a stack of its own, since chains may be long.
 */
final class StrongComponents {

    private final Function<String, List<String>> edges;
    private final Map<String, Integer> order = new HashMap<>();
    private final Map<String, Integer> lowest = new HashMap<>();
    private final Map<String, Integer> components = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final Set<String> isOpen = new HashSet<>();
    private int nextComponent;

    /** @param edges where the edges of a node lead to */
    StrongComponents(Function<String, List<String>> edges) {
        this.edges = edges;
    }

    int of(String node) {
        Integer known = components.get(node);
        if (known == null) {
            visit(node);
            known = components.get(node);
        }
        return known == null ? -1 : known;
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
        return new Frame(node, edges.apply(node).iterator());
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
