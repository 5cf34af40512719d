package dev.expunge.core.catalog;

import static dev.expunge.core.catalog.Changes.catalog;
import static dev.expunge.core.catalog.Changes.foreignKey;
import static dev.expunge.core.catalog.Changes.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.catalog.ForeignKey.Action;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MergedForeignKeysTest {

    @Test
    void an_id_column_is_an_implicit_foreign_key() {
        Catalog catalog = catalog("{users: {columns: {id: string}}, posts: {columns: {id: string, uid: id(users)}}}");

        ForeignKey key = foreignKey(catalog, "posts(uid)->users");
        assertThat(key.action()).isEqualTo(Action.NO_ACTION);
        assertThat(key.target().columns()).containsExactly("id");
    }

    @Test
    void an_explicit_one_with_the_same_columns_and_target_replaces_it() {
        Catalog catalog = catalog("{users: {columns: {id: string}}, posts: {columns: {id: string, uid: id(users)},"
                + " foreignKeys: [{columns: [uid], references: {table: users}, onDelete: cascade}]}}");

        assertThat(table(catalog, "posts").references().outgoing())
                .singleElement()
                .extracting(ForeignKey::action)
                .isEqualTo(Action.CASCADE);
    }

    @Test
    void an_explicit_one_with_other_columns_stands_beside_it() {
        Catalog catalog = catalog("{users: {columns: {id: string, slug: string}}, posts: {columns: {id: string,"
                + " uid: id(users)}, foreignKeys: [{columns: [uid], references: {table: users, columns: [slug]},"
                + " onDelete: cascade}]}}");

        assertThat(table(catalog, "posts").references().outgoing())
                .extracting(key -> key.target().columns() + " " + key.action())
                .containsExactlyInAnyOrder("[id] NO_ACTION", "[slug] CASCADE");
    }

    @Test
    void both_tables_know_a_foreign_key_a_self_reference_on_both_sides() {
        Catalog catalog =
                catalog("{a: {columns: {id: string, up: id(a)}}, b: {columns: {id: string, x: id(a), y: id(a)}}}");

        assertThat(table(catalog, "a").references().outgoing())
                .extracting(Object::toString)
                .containsExactly("a(up)->a");
        assertThat(table(catalog, "a").references().incoming())
                .extracting(Object::toString)
                .containsExactly("a(up)->a", "b(x)->a", "b(y)->a");
        assertThat(table(catalog, "a").references().incoming())
                .extracting(ForeignKey::id)
                .isSorted();
        assertThat(table(catalog, "b").references().incoming()).isEmpty();
    }

    @Test
    void a_table_may_reference_one_that_is_declared_later_or_each_other() {
        Catalog catalog = catalog("{a: {columns: {id: string, b: id(b)}}, b: {columns: {id: string, a: id(a)}}}");

        assertThat(foreignKey(catalog, "a(b)->b").target().columns()).containsExactly("id");
        assertThat(foreignKey(catalog, "b(a)->a").target().columns()).containsExactly("id");
    }

    @Test
    void a_definition_is_shown_as_declared_but_with_merged_foreign_keys() {
        Catalog catalog =
                catalog("{users: {columns: {id: string}}, posts: {key: id, columns: {id: string, uid: id(users),"
                        + " slug: string}, foreignKeys: [{columns: [slug], references: {table: users}, onDelete: setNull}],"
                        + " deletion: {mode: scheduled, delayMs: 5}}}");

        assertThat(Definitions.toJson(table(catalog, "posts")))
                .isEqualTo(TestJson.object("{key: id, columns: {id: string, uid: id(users), slug: string},"
                        + " foreignKeys: [{columns: [slug], references: {table: users, columns: [id]}, onDelete: setNull},"
                        + " {columns: [uid], references: {table: users, columns: [id]}, onDelete: noAction}],"
                        + " deletion: {mode: scheduled, delayMs: 5}}"));
        assertThat(Definitions.toJson(table(catalog, "users")).get("foreignKeys"))
                .isEqualTo(List.of());
    }

    @Test
    void what_is_shown_can_be_declared_again_to_the_same_effect() {
        Catalog catalog = catalog("{users: {columns: {id: string}}, posts: {columns: {id: string, uid: id(users),"
                + " s: {type: string, default: x}}, foreignKeys: [{columns: [s], references: {table: users},"
                + " onDelete: setDefault}]}}");

        Evolution again =
                CatalogEvolution.evolve(catalog, Map.of("posts", Definitions.toJson(table(catalog, "posts"))));

        Table posts = table(((Evolution.Accepted) again).next(), "posts");
        assertThat(posts.references()).isEqualTo(table(catalog, "posts").references());
        assertThat(posts.columns()).isEqualTo(table(catalog, "posts").columns());
    }
}
