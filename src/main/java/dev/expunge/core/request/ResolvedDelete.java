package dev.expunge.core.request;

import dev.expunge.core.catalog.Table;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.Mode;

/**
 * A delete request with everything decided that the catalog decides. Decided once: nothing later looks at the table's
 * default again.
 *
 * @param request as it was asked, unchanged
 * @param delayMs 0 unless the mode is scheduled
 */
public record ResolvedDelete(
        DeleteRequest request,
        Table table,
        Mode mode,
        DeleteStatus.ModeFrom modeFrom,
        long delayMs,
        Execution execution,
        AccessPath path) {

    /**
     * @param batchSize root rows in a page of an async delete
     * @param cascadeHard whether cascaded rows are removed and not stamped; always so for a hard delete
     */
    public record Execution(boolean async, int batchSize, boolean cascadeHard) {}
}
