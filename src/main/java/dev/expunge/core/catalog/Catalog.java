package dev.expunge.core.catalog;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A set of table definitions that fit together.
 *
 * @param version grows by one with every accepted change; 0: nothing was ever declared
 */
public record Catalog(long version, SortedMap<String, Table> tables, NextIds nextIds) {

    /** The next free numbers; a number is never given twice. */
    public record NextIds(int table, int column, int index, int foreignKey, int target) {}

    public @Nullable Table table(String name) {
        return tables.get(name);
    }
}
