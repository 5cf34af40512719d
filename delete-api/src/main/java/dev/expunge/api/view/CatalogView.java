package dev.expunge.api.view;

import dev.expunge.core.catalog.Catalog;
import dev.expunge.core.catalog.CatalogEvolution;
import dev.expunge.core.catalog.Evolution;
import dev.expunge.core.event.TableState;
import dev.expunge.core.storage.Bytes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The definitions. Of a change of several tables a part may come in before the rest: what does not fit together yet waits,
 * and the catalog stays as it was.
 */
final class CatalogView {

    private static final byte[] PREFIX = Keys.text("table/");

    private final Map<String, @Nullable Object> waiting = new HashMap<>();
    private long newest;
    private volatile Catalog current = CatalogEvolution.EMPTY;

    CatalogView(ViewStore store, Decoders decoders) {
        List<ViewStore.Entry> stored =
                store.scan(Family.META, PREFIX, Bytes.successor(PREFIX), Integer.MAX_VALUE, Long.MAX_VALUE);
        stored.forEach(entry -> hear(decoders.storedTable(entry.value())));
        evolve();
    }

    Catalog current() {
        return current;
    }

    void apply(Batch batch, TableState table, byte[] value) {
        // A removed table's record stays too: it carries the newest version.
        batch.put(Family.META, Keys.text("table/" + table.table()), value);
        hear(table);
    }

    private void hear(TableState table) {
        waiting.put(table.table(), table.definition());
        newest = Math.max(newest, table.catalogVersion());
    }

    /** After the batch is written. */
    void evolve() {
        if (waiting.isEmpty()) {
            return;
        }
        if (CatalogEvolution.evolve(current, waiting) instanceof Evolution.Accepted accepted) {
            Catalog next = accepted.next();
            current = new Catalog(newest, next.tables(), next.nextIds());
            waiting.clear();
        }
    }
}
