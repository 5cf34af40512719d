package dev.expunge.core.catalog;

import static dev.expunge.core.catalog.Changes.catalog;
import static dev.expunge.core.catalog.Changes.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.expunge.core.storage.Seeded;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FkGraphTest {

    private static String child(String name, String parent, String action) {
        return name + ": {columns: {id: string, up: id(" + parent + ")}, indexes: {i: [up]}, foreignKeys:"
                + " [{columns: [up], references: {table: " + parent + "}, onDelete: " + action + "}]}";
    }

    @Nested
    class A_component {

        @Test
        void is_a_table_alone_where_there_is_no_cycle() {
            FkGraph graph = FkGraph.of(catalog("{a: {columns: {id: string}}, " + child("b", "a", "cascade") + "}"));

            assertThat(graph.sameComponent("a", "b")).isFalse();
            assertThat(graph.sameComponent("a", "a")).isTrue();
            assertThat(graph.isCyclic("a")).isFalse();
            assertThat(graph.component("a")).isLessThan(graph.component("b"));
        }

        @Test
        void is_cyclic_by_a_self_reference() {
            FkGraph graph = FkGraph.of(catalog("{" + child("a", "a", "setNull").replace("id(a)", "string") + "}"));

            assertThat(graph.isCyclic("a")).isTrue();
        }

        @Test
        void holds_all_tables_of_a_cycle_through_any_action() {
            FkGraph graph = FkGraph.of(catalog("{top: {columns: {id: string}},"
                    + " a: {columns: {id: string, b: id(b), t: id(top)}},"
                    + child("b", "c", "restrict") + "," + child("c", "a", "setNull") + "," + child("d", "c", "cascade")
                    + "}"));

            assertThat(graph.sameComponent("a", "b")).isTrue();
            assertThat(graph.sameComponent("b", "c")).isTrue();
            assertThat(graph.sameComponent("c", "d")).isFalse();
            assertThat(graph.isCyclic("a")).isTrue();
            assertThat(graph.isCyclic("d")).isFalse();
            assertThat(graph.component("top")).isLessThan(graph.component("a"));
            assertThat(graph.component("a")).isLessThan(graph.component("d"));
        }

        @Test
        void of_two_cycles_with_a_bridge_are_two() {
            FkGraph graph = FkGraph.of(
                    catalog(
                            "{a: {columns: {id: string, b: id(b)}}, b: {columns: {id: string, a: id(a)}},"
                                    + " c: {columns: {id: string, d: id(d), a: id(a)}}, d: {columns: {id: string, c: id(c)}}}"));

            assertThat(graph.sameComponent("a", "b")).isTrue();
            assertThat(graph.sameComponent("c", "d")).isTrue();
            assertThat(graph.component("a")).isLessThan(graph.component("c"));
        }

        @Test
        void of_an_unknown_table_there_is_none() {
            FkGraph graph = FkGraph.of(CatalogEvolution.EMPTY);

            assertThatThrownBy(() -> graph.component("ghost")).hasMessage("there is no table ghost");
            assertThatThrownBy(() -> graph.cascadeReach("ghost")).hasMessage("there is no table ghost");
        }
    }

    @Nested
    class The_reach_of_a_cascade {

        @Test
        void goes_down_through_indexed_cascades_only() {
            FkGraph graph = FkGraph.of(catalog("{a: {columns: {id: string}}," + child("b", "a", "cascade") + ","
                    + child("c", "b", "cascade") + "," + child("d", "a", "setNull") + ","
                    + child("e", "d", "cascade") + ","
                    + child("f", "a", "cascade").replace("i: [up]", "") + "}"));

            assertThat(graph.cascadeReach("a")).containsExactly("a", "b", "c");
            assertThat(graph.cascadeReach("d")).containsExactly("d", "e");
            assertThat(graph.cascadeReach("f")).containsExactly("f");
        }

        @Test
        void ends_on_cycles_and_diamonds() {
            FkGraph graph = FkGraph.of(catalog("{" + child("a", "c", "cascade").replace("id(c)", "string") + ","
                    + child("b", "a", "cascade") + "," + child("c", "b", "cascade") + ","
                    + child("d", "b", "cascade") + "}"));

            assertThat(graph.cascadeReach("c")).containsExactly("a", "b", "c", "d");
        }
    }

    @Test
    void a_chain_as_long_as_a_catalog_can_be_needs_no_stack() {
        String chain = IntStream.range(1, 20_000)
                .mapToObj(i -> child("t" + i, "t" + (i - 1), "cascade").replace("id(t" + (i - 1) + ")", "string"))
                .collect(Collectors.joining(","));
        FkGraph graph = FkGraph.of(catalog("{t0: {columns: {id: string}}," + chain + "}"));

        assertThat(graph.cascadeReach("t0")).hasSize(20_000);
        assertThat(graph.component("t0")).isZero();
        assertThat(graph.component("t19999")).isEqualTo(19_999);
    }

    @Test
    void a_chain_of_a_hundred_thousand_needs_no_stack() {
        TreeMap<String, List<String>> edges = new TreeMap<>();
        IntStream.range(0, 100_000).forEach(i -> edges.put("t" + i, List.of("t" + (i + 1) % 100_000)));
        StrongComponents components = new StrongComponents(node -> edges.getOrDefault(node, List.of()));

        assertThat(edges.keySet()).extracting(components::of).containsOnly(0);
    }

    @Test
    void components_do_not_depend_on_what_was_asked_before() {
        Seeded.run(200, random -> {
            Catalog catalog = grown(random);
            FkGraph graph = FkGraph.of(catalog);
            List<String> names = List.copyOf(catalog.tables().keySet());
            for (int i = 0; i < 20 && !names.isEmpty(); i++) {
                String a = Seeded.oneOf(random, names);
                String b = Seeded.oneOf(random, names);
                boolean circle = leads(catalog, a, b, names.size()) && leads(catalog, b, a, names.size());
                assertThat(graph.sameComponent(a, b)).isEqualTo(a.equals(b) || circle);
                assertThat(graph.isCyclic(a)).isEqualTo(leads(catalog, a, a, names.size()));
                table(catalog, a)
                        .references()
                        .outgoing()
                        .forEach(key -> assertThat(graph.component(key.target().table()))
                                .isLessThanOrEqualTo(graph.component(key.table())));
            }
        });
    }

    private static Catalog grown(Random random) {
        RandomChanges changes = new RandomChanges(random);
        Catalog catalog = CatalogEvolution.EMPTY;
        for (int i = 0; i < 30; i++) {
            if (CatalogEvolution.evolve(catalog, changes.next(catalog)) instanceof Evolution.Accepted accepted) {
                catalog = accepted.next();
            }
        }
        return catalog;
    }

    /** Whether foreign keys lead from one table to another in at least one step. */
    private static boolean leads(Catalog catalog, String from, String to, int stepsLeft) {
        return stepsLeft > 0
                && table(catalog, from).references().outgoing().stream()
                        .map(key -> key.target().table())
                        .distinct()
                        .anyMatch(next -> next.equals(to) || leads(catalog, next, to, stepsLeft - 1));
    }
}
