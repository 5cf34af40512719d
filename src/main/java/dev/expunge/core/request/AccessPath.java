package dev.expunge.core.request;

import dev.expunge.core.request.DeleteRequest.Condition;
import java.util.List;

/** How the root rows are found. Whatever the path, every condition of the request is still checked on each row. */
public sealed interface AccessPath {

    /** @param keys distinct, in the order in which they were first given */
    record ByKeys(List<String> keys) implements AccessPath {}

    /**
     * @param index the name of a declared index; empty: the table's key
     * @param onFirstColumn the conditions that narrow the index's first column, their values of the column's type
     */
    record ByIndex(String index, List<Condition> onFirstColumn) implements AccessPath {}

    record FullScan() implements AccessPath {}

    /** The selection matches no row, whatever the rows are. */
    record Nothing() implements AccessPath {}
}
