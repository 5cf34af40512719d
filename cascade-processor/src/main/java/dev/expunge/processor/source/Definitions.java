package dev.expunge.processor.source;

import dev.expunge.core.catalog.Catalog;
import dev.expunge.core.catalog.CatalogEvolution;
import dev.expunge.core.catalog.Evolution;
import dev.expunge.core.catalog.Table;
import dev.expunge.core.event.TableState;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The tables that name a source, by its topic, as the catalog topic tells. A part of a change may come in before the rest:
 * what does not fit together yet waits.
 */
final class Definitions {

    private final Map<String, @Nullable Object> waiting = new HashMap<>();
    private Catalog current = CatalogEvolution.EMPTY;
    private SortedMap<String, Table> byTopic = new TreeMap<>();

    void hear(TableState table) {
        waiting.put(table.table(), table.definition());
    }

    /** After a batch was heard. */
    SortedMap<String, Table> byTopic() {
        if (!waiting.isEmpty() && CatalogEvolution.evolve(current, waiting) instanceof Evolution.Accepted accepted) {
            current = accepted.next();
            waiting.clear();
            SortedMap<String, Table> found = new TreeMap<>();
            for (Table table : current.tables().values()) {
                Table.Source source = table.source();
                if (source != null) {
                    found.put(source.topic(), table);
                }
            }
            byTopic = found;
        }
        return byTopic;
    }
}
