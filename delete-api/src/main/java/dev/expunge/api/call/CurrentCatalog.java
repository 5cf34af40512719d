package dev.expunge.api.call;

import dev.expunge.api.port.Part;
import dev.expunge.core.catalog.Catalog;
import dev.expunge.core.catalog.Table;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Decides by the catalog as read here, and once more by the newest one before it refuses. */
final class CurrentCatalog {

    private final World world;

    CurrentCatalog(World world) {
        this.world = world;
    }

    /** @param decision throws {@link CallRefused} where the catalog speaks against the call */
    <T> CompletableFuture<T> decide(Function<Catalog, T> decision) {
        Catalog known = world.views().catalog();
        try {
            return CompletableFuture.completedFuture(decision.apply(known));
        } catch (CallRefused refused) {
            // Another instance may have taken a change a moment ago that has not been read here.
            return world.views()
                    .fresh(new Part.Definitions())
                    .thenApplyAsync(
                            done -> {
                                Catalog newest = world.views().catalog();
                                if (newest.version() == known.version()) {
                                    throw refused;
                                }
                                return decision.apply(newest);
                            },
                            world.workers());
        }
    }

    CompletableFuture<Table> table(String name) {
        return decide(catalog -> tableOf(catalog, name));
    }

    static Table tableOf(Catalog catalog, String name) {
        Table table = catalog.table(name);
        if (table == null) {
            throw CallRefused.tableUnknown(name);
        }
        return table;
    }
}
