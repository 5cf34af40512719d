package dev.expunge.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.storage.Seeded;
import org.junit.jupiter.api.Test;

class CatalogIndexTest {

    @Test
    void a_catalog_knows_the_same_however_it_came_about() {
        Seeded.run(100, random -> {
            RandomChanges changes = new RandomChanges(random);
            CatalogIndex index = CatalogIndex.of(CatalogEvolution.EMPTY);
            for (int i = 0; i < 40; i++) {
                Evolution evolution = CatalogEvolution.evolve(index.catalog(), changes.next(index.catalog()));
                if (evolution instanceof Evolution.Accepted accepted) {
                    index = index.after(accepted.next(), accepted.touched());
                    assertSame(index, CatalogIndex.of(accepted.next()));
                }
            }
        });
    }

    private static void assertSame(CatalogIndex index, CatalogIndex fresh) {
        Catalog.NextIds end = index.catalog().nextIds();
        for (int id = 0; id <= end.table(); id++) {
            assertThat(index.table(id)).isEqualTo(fresh.table(id));
        }
        for (int id = 0; id <= end.foreignKey(); id++) {
            assertThat(index.foreignKey(id)).isEqualTo(fresh.foreignKey(id));
        }
        for (int id = 0; id <= end.target(); id++) {
            assertThat(index.target(id)).isEqualTo(fresh.target(id));
        }
        for (Table table : index.catalog().tables().values()) {
            assertThat(index.table(table.id())).isSameAs(table);
            assertThat(index.targetsOf(table)).isEqualTo(fresh.targetsOf(table));
            for (ForeignKey key : table.references().incoming()) {
                assertThat(index.foreignKey(key.id())).isEqualTo(key);
                assertThat(index.target(key.target().id())).isEqualTo(key.target());
            }
        }
    }
}
