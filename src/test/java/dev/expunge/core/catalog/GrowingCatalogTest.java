package dev.expunge.core.catalog;

import static dev.expunge.core.catalog.Changes.accepted;
import static dev.expunge.core.catalog.Changes.catalog;
import static dev.expunge.core.catalog.Changes.column;
import static dev.expunge.core.catalog.Changes.faults;
import static dev.expunge.core.catalog.Changes.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.Refusal.Fault;
import dev.expunge.core.storage.Seeded;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A change is checked together with what it concerns only, and comes out as if everything had been checked. */
class GrowingCatalogTest {

    @Test
    void checking_what_a_change_concerns_gives_what_checking_all_tables_gives() {
        Seeded.run(200, random -> {
            RandomChanges changes = new RandomChanges(random);
            Catalog catalog = CatalogEvolution.EMPTY;
            for (int i = 0; i < 40; i++) {
                Map<String, @Nullable Object> change = changes.next(catalog);
                catalog = compared(catalog, change);
            }
        });
    }

    /** The catalog after a change, compared with that after the same change with all other definitions named again. */
    private static Catalog compared(Catalog current, Map<String, @Nullable Object> change) {
        Map<String, @Nullable Object> everything = new LinkedHashMap<>();
        current.tables().forEach((name, table) -> everything.put(name, table.definition()));
        everything.putAll(change);
        Evolution part = CatalogEvolution.evolve(current, change);
        Evolution whole = CatalogEvolution.evolve(current, everything);
        if (part instanceof Evolution.Rejected rejected) {
            assertThat(rejected.refusal().faults())
                    .as("%s", change)
                    .isEqualTo(withoutBlameOnOthers(
                            ((Evolution.Rejected) whole).refusal().faults(), current, change));
            return current;
        }
        Evolution.Accepted accepted = (Evolution.Accepted) part;
        Evolution.Accepted all = (Evolution.Accepted) whole;
        assertThat(accepted.next()).as("%s", change).isEqualTo(all.next());
        assertThat(accepted.mustBeEmpty()).as("%s", change).isEqualTo(all.mustBeEmpty());
        assertThat(accepted.warnings())
                .as("%s", change)
                .isEqualTo(all.warnings().stream()
                        .filter(warning -> change.containsKey(tableOf(warning.path())))
                        .toList());
        accepted.next().tables().forEach((name, table) -> {
            if (!accepted.touched().contains(name)) {
                assertThat(table).isSameAs(current.table(name));
            } else if (!change.containsKey(name)) {
                assertThat(table).isNotEqualTo(current.table(name));
            }
        });
        return accepted.next();
    }

    /** That a table is gone is no fault of a table that is not part of the change. */
    private static List<Fault> withoutBlameOnOthers(
            List<Fault> faults, Catalog current, Map<String, @Nullable Object> change) {
        List<String> blame = change.keySet().stream()
                .filter(name -> change.get(name) == null && current.table(name) != null)
                .map(name -> "there is no table \"" + name + "\"")
                .toList();
        return faults.stream()
                .filter(fault -> change.containsKey(tableOf(fault.path())) || !blame.contains(fault.message()))
                .toList();
    }

    private static String tableOf(String path) {
        return path.substring("/tables/".length()).replaceAll("/.*", "");
    }

    @Nested
    class A_table_stays_the_same_object {

        private final Catalog before = catalog("{users: {columns: {id: string, slug: string}},"
                + " posts: {columns: {id: string, author: id(users)}}, likes: {columns: {id: string, post: id(posts)}},"
                + " notes: {columns: {id: string, about: string}, foreignKeys: [{columns: [about], references:"
                + " {table: users, columns: [slug]}}]}}");

        @Test
        void when_other_tables_are_declared() {
            assertThat(accepted(before, "{tags: {columns: {id: string}}}").touched())
                    .containsExactly("tags");
        }

        @Test
        void unless_another_foreign_key_leads_to_it() {
            Evolution.Accepted next = accepted(before, "{tags: {columns: {id: string, of: id(posts)}}}");

            assertThat(next.touched()).containsExactly("posts", "tags");
            assertThat(table(next.next(), "posts").references().incoming()).hasSize(2);
        }

        @Test
        void when_what_it_references_gets_columns_or_loses_others() {
            assertThat(accepted(before, "{posts: {columns: {id: string, n: integer}}}")
                            .touched())
                    .containsExactly("posts", "users");
        }

        @Test
        void unless_the_referenced_column_changes_its_type() {
            Evolution.Accepted next = accepted(before, "{posts: {columns: {id: integer, author: id(users)}}}");

            assertThat(next.touched()).containsExactly("likes", "posts");
            assertThat(column(next.next(), "likes", "post").type()).isEqualTo(Column.BaseType.INTEGER);
        }
    }

    @Nested
    class A_change_reaches {

        private static final int LENGTH = 5_000;

        private static String chain(String first) {
            return "{t0: {columns: {id: " + first + "}}, "
                    + IntStream.range(1, LENGTH)
                            .mapToObj(i -> "t" + i + ": {columns: {id: id(t" + (i - 1) + ")}}")
                            .collect(Collectors.joining(", "))
                    + "}";
        }

        @Test
        @Timeout(120)
        void the_end_of_a_long_chain_of_id_types() {
            Catalog integers = accepted(catalog(chain("string")), "{t0: {columns: {id: integer}}}")
                    .next();

            assertThat(column(integers, "t" + (LENGTH - 1), "id").type()).isEqualTo(Column.BaseType.INTEGER);
            assertThat(FkGraph.of(integers).component("t" + (LENGTH - 1))).isEqualTo(LENGTH - 1);
        }

        @Test
        @Timeout(120)
        void all_tables_of_a_long_circle_of_id_types() {
            assertThat(faults(chain("id(t" + (LENGTH - 1) + ")")))
                    .hasSize(1_000)
                    .contains("/tables/t1/columns/id/type id(t0) leads back to itself");
        }
    }

    /** Fails within its time only if a change costs what the whole catalog costs. */
    @Test
    @Timeout(120)
    void thousands_of_tables_are_declared_a_few_at_a_time() {
        Catalog catalog = catalog("{hub: {columns: {id: string}}}");
        for (int i = 0; i < 2_000; i++) {
            catalog = Changes.after(
                    catalog,
                    "{p%1$d: {columns: {id: string, of: id(hub)}}, c%1$d: {columns: {id: string, up: id(p%1$d)}},"
                                    .formatted(i)
                            + " d%1$d: {columns: {id: id(c%1$d)}}}".formatted(i));
        }

        assertThat(catalog.tables()).hasSize(6_001);
        assertThat(table(catalog, "hub").references().incoming()).hasSize(2_000);
    }
}
