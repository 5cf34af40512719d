package dev.expunge.core.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table's definition as it applies from now on; null: removed. Topic catalog.
 *
 * @param definition plain JSON as it was declared
 * @param catalogVersion grows by one with every accepted change of the catalog
 */
public record TableState(String table, @Nullable Map<String, @Nullable Object> definition, long catalogVersion)
        implements Output {}
