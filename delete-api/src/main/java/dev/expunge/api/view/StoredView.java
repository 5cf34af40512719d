package dev.expunge.api.view;

import dev.expunge.api.port.AuditEntry;
import dev.expunge.api.port.AuditPlace;
import dev.expunge.api.port.Backlog;
import dev.expunge.api.port.DeleteFilter;
import dev.expunge.api.port.DeletePlace;
import dev.expunge.api.port.Page;
import dev.expunge.api.port.Part;
import dev.expunge.api.port.RowEntry;
import dev.expunge.api.port.Views;
import dev.expunge.core.catalog.Catalog;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.row.Row;
import dev.expunge.schema.topic.Topics;
import dev.expunge.schema.wire.SchemaIds;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The view over a store on disk. */
public final class StoredView implements Views, AutoCloseable {

    private static final Duration FENCE = Duration.ofSeconds(5);

    final ViewParts parts;
    final Parts partitions;
    final Positions positions = new Positions();
    final Clock clock;
    final Fences fences;
    private volatile boolean caughtUp;
    private volatile boolean closed;

    /** @param shards partitions of the topics that are spread over shards */
    public record Config(Path folder, Topics topics, int shards) {}

    private StoredView(ViewParts parts, Parts partitions, Fences.Ends ends, Clock clock) {
        this.parts = parts;
        this.partitions = partitions;
        this.fences = new Fences(ends, positions);
        this.clock = clock;
    }

    /**
     * Goes on with what is in the folder, if that comes from this log.
     *
     * @throws IOException if it cannot be opened
     */
    public static StoredView open(Config config, SchemaIds ids, LogIdentity log, Fences.Ends ends, Clock clock)
            throws IOException {
        Decoders decoders = new Decoders(config.topics(), ids);
        Parts partitions = new Parts(config.topics(), config.shards());
        ViewStore store = Folder.open(config.folder(), log, clock.millis());
        ViewParts parts = new ViewParts(store, decoders, partitions.partitions(Topics.AUDIT));
        return new StoredView(parts, partitions, ends, clock);
    }

    /** All that was written before the start has been read. */
    void caughtUp() {
        caughtUp = true;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public Catalog catalog() {
        return parts.catalog.current();
    }

    @Override
    public CompletableFuture<Void> fresh(Part part) {
        return fences.pass(partitions.of(part), FENCE);
    }

    @Override
    public @Nullable Row row(RowRef ref) {
        return parts.rows.row(ref);
    }

    @Override
    public Page<RowEntry, String> rows(String table, @Nullable String after, int limit) {
        return parts.rows.rows(table, after, limit);
    }

    @Override
    public @Nullable DeleteStatus delete(String deleteId) {
        return parts.deletes.delete(deleteId);
    }

    @Override
    public Page<DeleteStatus, DeletePlace> deletes(DeleteFilter filter, @Nullable DeletePlace after, int limit) {
        return parts.deletes.deletes(filter, after, limit);
    }

    @Override
    public Backlog backlog() {
        return parts.deletes.backlog();
    }

    @Override
    public Page<AuditEntry, AuditPlace> auditOf(String deleteId, AuditPlace after, int limit) {
        return parts.audit.auditOf(deleteId, after, limit);
    }

    @Override
    public Page<AuditEntry, AuditPlace> audit(AuditPlace after, int limit) {
        return parts.audit.audit(after, limit);
    }

    @Override
    public AuditPlace auditEnd() {
        return parts.audit.end();
    }

    @Override
    public long awaitAudit(long seen, Duration limit) throws InterruptedException {
        return parts.news.await(seen, limit);
    }

    @Override
    public CompletableFuture<@Nullable DeleteStatus> whenDelete(
            String deleteId, Predicate<DeleteStatus> test, Duration limit) {
        return parts.watch.when(deleteId, test, limit, () -> parts.deletes.delete(deleteId));
    }

    @Override
    public @Nullable String notReady() {
        return caughtUp ? null : "the topics are still being read";
    }

    @Override
    public void close() {
        closed = true;
        parts.store.close();
    }
}
