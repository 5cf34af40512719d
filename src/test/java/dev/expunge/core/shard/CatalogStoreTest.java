package dev.expunge.core.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.catalog.Catalog;
import dev.expunge.core.catalog.ForeignKey;
import dev.expunge.core.catalog.Table;
import dev.expunge.core.catalog.TestJson;
import dev.expunge.core.storage.InMemoryStorage;
import org.junit.jupiter.api.Test;

class CatalogStoreTest {

    private final InMemoryStorage storage = new InMemoryStorage();
    private final CatalogStore store = new CatalogStore(storage);

    private CatalogView install(String change) {
        return store.install(JsonTree.encode(TestJson.object(change)));
    }

    @Test
    void the_catalog_after_a_restart_is_the_one_before() {
        install("{users: {columns: {id: string, slug: string}}, old: {columns: {id: string, u: id(users)}}}");
        install("{posts: {columns: {id: string, u: id(users)}, indexes: {i: [u]}, foreignKeys: [{columns: [u],"
                + " references: {table: users}, onDelete: cascade}]}, old: null}");
        CatalogView before = install("{notes: {columns: {id: string, s: string}, foreignKeys: [{columns: [s],"
                + " references: {table: users, columns: [slug]}}]}}");

        CatalogView after = new CatalogStore(storage).current();

        assertThat(after.catalog).isEqualTo(before.catalog);
        assertThat(after.reach("users")).isEqualTo(before.reach("users")).containsExactly("posts", "users");
        for (Table table : after.catalog.tables().values()) {
            assertThat(after.targetsOf(table)).isEqualTo(before.targetsOf(table));
            assertThat(before.table(table.id())).isEqualTo(table);
            for (ForeignKey fk : table.references().outgoing()) {
                assertThat(before.foreignKey(fk.id())).isEqualTo(after.foreignKey(fk.id()));
            }
        }
    }

    @Test
    void an_earlier_view_stays_as_it_was() {
        CatalogView before = install("{users: {columns: {id: string}}, old: {columns: {id: string, u: id(users)}}}");
        Catalog catalog = before.catalog;
        Table users = before.table("users");
        int old = before.table("old").id();

        CatalogView after = install("{old: null, posts: {columns: {id: string, u: id(users)}}}");

        assertThat(before.catalog).isSameAs(catalog);
        assertThat(before.table(users.id())).isSameAs(users);
        assertThat(before.table(old).name()).isEqualTo("old");
        assertThat(after.find(old)).isNull();
        assertThat(before.targetsOf(users)).isEqualTo(after.targetsOf(after.table("users")));
    }
}
