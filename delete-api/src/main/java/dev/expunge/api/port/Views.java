package dev.expunge.api.port;

import dev.expunge.core.catalog.Catalog;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.row.Row;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the log says, as far as it has been read here. */
public interface Views {

    /** The definitions as last read. */
    Catalog catalog();

    /**
     * Completes when all that was committed to this part of the log before the call has been read here, with
     * {@link Unavailable} where that takes too long.
     */
    CompletableFuture<Void> fresh(Part part);

    @Nullable
    Row row(RowRef ref);

    /**
     * The table's rows in the order of their keys.
     *
     * @param after only later keys; null: from the first on
     */
    Page<RowEntry, String> rows(String table, @Nullable String after, int limit);

    @Nullable
    DeleteStatus delete(String deleteId);

    /** Newest first. */
    Page<DeleteStatus, DeletePlace> deletes(DeleteFilter filter, @Nullable DeletePlace after, int limit);

    /** Costs a few looks, however many deletes there are. */
    Backlog backlog();

    /** One delete's events in the order in which they happened. */
    Page<AuditEntry, AuditPlace> auditOf(String deleteId, AuditPlace after, int limit);

    /** All events, nearly in the order of their times. */
    Page<AuditEntry, AuditPlace> audit(AuditPlace after, int limit);

    /** Where the audit ends at the moment. */
    AuditPlace auditEnd();

    /**
     * Grows with every audit event that is read; blocks until it is not {@code seen} any more or the time is over.
     *
     * @return what it is now
     */
    long awaitAudit(long seen, Duration limit) throws InterruptedException;

    /** Completes with the first status of the delete that passes, now or later, or with null when the time is over. */
    CompletableFuture<@Nullable DeleteStatus> whenDelete(String deleteId, Predicate<DeleteStatus> test, Duration limit);

    /** A sentence on what is not ready yet; null: everything that was written before the start has been read. */
    @Nullable
    String notReady();
}
