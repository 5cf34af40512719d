package dev.expunge.api.call;

import dev.expunge.api.port.AuditEntry;
import dev.expunge.api.port.AuditPlace;
import dev.expunge.api.port.Backlog;
import dev.expunge.api.port.DeleteFilter;
import dev.expunge.api.port.DeletePlace;
import dev.expunge.api.port.Page;
import dev.expunge.api.port.Part;
import dev.expunge.api.port.RowEntry;
import dev.expunge.api.port.Views;
import dev.expunge.core.catalog.Table;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.row.Row;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads. Each sees whatever was answered to anybody before it began. */
public final class ReadCalls {

    private final World world;
    private final CurrentCatalog catalog;

    public ReadCalls(World world) {
        this.world = world;
        this.catalog = new CurrentCatalog(world);
    }

    /** @param table whose definition says which columns there are */
    public record TableRow(Table table, Row row) {}

    /** @param table whose definition says which columns there are */
    public record TableRows(Table table, Page<RowEntry, String> page) {}

    public CompletableFuture<TableRow> row(String tableName, String key) {
        return catalog.table(tableName)
                .thenCompose(table -> when(new Part.OneRow(tableName, key), () -> {
                    Row row = views().row(new RowRef(tableName, key));
                    if (row == null) {
                        throw CallRefused.rowUnknown(tableName, key);
                    }
                    return new TableRow(table, row);
                }));
    }

    public CompletableFuture<TableRows> rows(String tableName, @Nullable String after, int limit) {
        return catalog.table(tableName)
                .thenCompose(table -> when(
                        new Part.AllRows(tableName),
                        () -> new TableRows(table, views().rows(tableName, after, limit))));
    }

    /** @param ahead the delete that it stands behind, as last read; null: none */
    public record Seen(DeleteStatus status, @Nullable DeleteStatus ahead, long atMs) {}

    public CompletableFuture<Seen> delete(String deleteId) {
        return when(new Part.OneDelete(deleteId), () -> {
            DeleteStatus status = views().delete(deleteId);
            if (status == null) {
                throw CallRefused.deleteUnknown(deleteId);
            }
            return seen(status);
        });
    }

    public Seen seen(DeleteStatus status) {
        DeleteStatus.Behind behind = status.progress().behind();
        String ahead = behind == null ? null : behind.deleteId();
        return new Seen(
                status,
                ahead == null ? null : views().delete(ahead),
                world.stamps().nowMs());
    }

    public CompletableFuture<Page<DeleteStatus, DeletePlace>> deletes(
            DeleteFilter filter, @Nullable DeletePlace after, int limit) {
        return when(new Part.AllDeletes(), () -> views().deletes(filter, after, limit));
    }

    /**
     * @param oldest the one that is being worked on for longest; null: there is none
     * @param fresh false: Kafka did not say where the log ends, so there may be more
     */
    public record Standing(Backlog backlog, @Nullable Seen oldest, boolean fresh, long atMs) {}

    /** Does not fail where Kafka is away: then, of all times, somebody wants to know. */
    public CompletableFuture<Standing> backlog() {
        return views().fresh(new Part.AllDeletes())
                .handleAsync(
                        (done, failure) -> {
                            Backlog backlog = views().backlog();
                            return new Standing(
                                    backlog,
                                    oldest(backlog),
                                    failure == null,
                                    world.stamps().nowMs());
                        },
                        world.workers());
    }

    private @Nullable Seen oldest(Backlog backlog) {
        Backlog.Waiting oldest = backlog.oldest();
        DeleteStatus status = oldest == null ? null : views().delete(oldest.deleteId());
        return status == null ? null : seen(status);
    }

    public CompletableFuture<Page<AuditEntry, AuditPlace>> audit(AuditPlace after, int limit) {
        return when(new Part.AllAudit(), () -> views().audit(after, limit));
    }

    /** Also the events of a request that was refused, which left no delete. */
    public CompletableFuture<Page<AuditEntry, AuditPlace>> auditOf(String deleteId, AuditPlace after, int limit) {
        return when(new Part.AuditOf(deleteId), () -> {
            Page<AuditEntry, AuditPlace> page = views().auditOf(deleteId, after, limit);
            if (page.items().isEmpty() && after.next().isEmpty() && views().delete(deleteId) == null) {
                throw CallRefused.deleteUnknown(deleteId);
            }
            return page;
        });
    }

    private Views views() {
        return world.views();
    }

    private <T> CompletableFuture<T> when(Part part, Supplier<T> read) {
        return views().fresh(part).thenApplyAsync(done -> read.get(), world.workers());
    }
}
