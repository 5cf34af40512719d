package dev.expunge.core.shard;

import dev.expunge.core.catalog.Catalog;
import dev.expunge.core.catalog.CatalogEvolution;
import dev.expunge.core.catalog.Evolution;
import dev.expunge.core.storage.Storage;
import org.jspecify.annotations.Nullable;

/** The catalog that this shard uses: all changes so far, applied in order. */
final class CatalogStore {

    record Change(byte[] tables) {}

    private final Records<Change> changes;
    private @Nullable CatalogView current;

    CatalogStore(Storage storage) {
        this.changes = new Records<>(storage, 'G', Change.class);
    }

    CatalogView current() {
        if (current == null) {
            current = load();
        }
        return current;
    }

    /** Every shard makes the same of the same change. */
    CatalogView install(byte[] change) {
        CatalogView before = current();
        CatalogView next = before.after(apply(before.catalog, change));
        changes.put(to -> to.i64(next.version()), new Change(change));
        current = next;
        return next;
    }

    private CatalogView load() {
        Catalog[] catalog = {CatalogEvolution.EMPTY};
        changes.scan(to -> {}, null, (suffix, change) -> {
            catalog[0] = apply(catalog[0], change.tables()).next();
            return true;
        });
        return CatalogView.of(catalog[0]);
    }

    private static Evolution.Accepted apply(Catalog to, byte[] change) {
        Evolution evolution = CatalogEvolution.evolve(to, JsonTree.decode(change));
        if (evolution instanceof Evolution.Accepted accepted) {
            return accepted;
        }
        throw new IllegalStateException("a catalog change that was accepted is refused after version " + to.version());
    }
}
