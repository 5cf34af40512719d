package dev.expunge.testing.memory;

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
import dev.expunge.core.catalog.CatalogEvolution;
import dev.expunge.core.catalog.Evolution;
import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.ForgottenDelete;
import dev.expunge.core.event.Output;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.event.RowState;
import dev.expunge.core.event.TableState;
import dev.expunge.core.row.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the shards have said so far. Nothing is ever behind: whoever reads waits until all that was asked for is done. */
final class InMemoryViews implements Views {

    private static final Comparator<DeleteStatus> NEWEST_FIRST = Comparator.comparingLong(
                    (DeleteStatus status) -> -status.request().requestedAtMs())
            .thenComparing(DeleteStatus::deleteId);

    private final Map<String, @Nullable Object> tables = new HashMap<>();
    private final TreeMap<RowRef, Row> rows = new TreeMap<>();
    private final Map<String, DeleteStatus> deletes = new LinkedHashMap<>();
    private final List<AuditEvent> events = new ArrayList<>();
    private Catalog catalog = CatalogEvolution.EMPTY;

    synchronized void clear() {
        tables.clear();
        rows.clear();
        deletes.clear();
        events.clear();
        catalog = CatalogEvolution.EMPTY;
    }

    synchronized void hear(Output output) {
        if (output instanceof RowState state) {
            Row row = state.row();
            RowRef ref = new RowRef(state.table(), state.key());
            if (row == null) {
                rows.remove(ref);
            } else {
                rows.put(ref, row);
            }
        } else if (output instanceof DeleteStatus status) {
            deletes.put(status.deleteId(), status);
        } else if (output instanceof ForgottenDelete forgotten) {
            deletes.remove(forgotten.deleteId());
        } else if (output instanceof AuditEvent event) {
            events.add(event);
            notifyAll();
        } else if (output instanceof TableState table) {
            tables.put(table.table(), table.definition());
            // The tables of one change come one by one, and may fit together only when all are there.
            if (CatalogEvolution.evolve(catalog, tables) instanceof Evolution.Accepted accepted) {
                Catalog next = accepted.next();
                catalog = new Catalog(table.catalogVersion(), next.tables(), next.nextIds());
                tables.clear();
            }
        }
    }

    @Override
    public synchronized Catalog catalog() {
        return catalog;
    }

    @Override
    public CompletableFuture<Void> fresh(Part part) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public synchronized @Nullable Row row(RowRef ref) {
        return rows.get(ref);
    }

    @Override
    public synchronized Page<RowEntry, String> rows(String table, @Nullable String after, int limit) {
        List<RowEntry> all =
                rows.tailMap(new RowRef(table, after == null ? "" : after), after == null).entrySet().stream()
                        .takeWhile(row -> row.getKey().table().equals(table))
                        .limit(limit + 1L)
                        .map(row -> new RowEntry(row.getKey().key(), row.getValue()))
                        .toList();
        return page(all, limit, RowEntry::key);
    }

    @Override
    public synchronized @Nullable DeleteStatus delete(String deleteId) {
        return deletes.get(deleteId);
    }

    @Override
    public synchronized Page<DeleteStatus, DeletePlace> deletes(
            DeleteFilter filter, @Nullable DeletePlace after, int limit) {
        List<DeleteStatus> all = deletes.values().stream()
                .filter(one -> filter.table() == null
                        || filter.table().equals(one.request().table()))
                .filter(one -> filter.state() == null || filter.state() == one.state())
                .sorted(NEWEST_FIRST)
                .dropWhile(one -> after != null && !place(one).equals(after))
                .skip(after == null ? 0 : 1)
                .toList();
        return page(all, limit, InMemoryViews::place);
    }

    private static DeletePlace place(DeleteStatus status) {
        return new DeletePlace(status.request().requestedAtMs(), status.deleteId());
    }

    private static <T, P> Page<T, P> page(List<T> all, int limit, Function<T, P> place) {
        boolean more = all.size() > limit;
        return new Page<>(all.subList(0, Math.min(limit, all.size())), more ? place.apply(all.get(limit - 1)) : null);
    }

    @Override
    public synchronized Backlog backlog() {
        Map<DeleteStatus.State, Long> byState =
                deletes.values().stream().collect(Collectors.groupingBy(DeleteStatus::state, Collectors.counting()));
        List<Backlog.Waiting> waiting = deletes.values().stream()
                .filter(status -> !status.state().isEnd())
                .map(status -> new Backlog.Waiting(
                        status.state(),
                        status.request().table(),
                        status.deleteId(),
                        status.request().requestedAtMs(),
                        status.request().requestedAtMs()))
                .sorted(Comparator.comparingLong(Backlog.Waiting::sinceMs))
                .toList();
        return new Backlog(byState, waiting, List.of());
    }

    @Override
    public Page<AuditEntry, AuditPlace> auditOf(String deleteId, AuditPlace after, int limit) {
        return audit(after, limit, event -> event.deleteId().equals(deleteId));
    }

    @Override
    public Page<AuditEntry, AuditPlace> audit(AuditPlace after, int limit) {
        return audit(after, limit, event -> true);
    }

    private synchronized Page<AuditEntry, AuditPlace> audit(AuditPlace after, int limit, Predicate<AuditEvent> test) {
        List<AuditEntry> all = new ArrayList<>();
        for (int i = (int) after.next(0); i < events.size(); i++) {
            if (test.test(events.get(i))) {
                all.add(new AuditEntry(events.get(i), AuditPlace.START.after(0, i)));
            }
        }
        return page(all, limit, AuditEntry::next);
    }

    @Override
    public synchronized AuditPlace auditEnd() {
        return events.isEmpty() ? AuditPlace.START : AuditPlace.START.after(0, events.size() - 1);
    }

    @Override
    public synchronized long awaitAudit(long seen, Duration limit) throws InterruptedException {
        long untilNanos = System.nanoTime() + limit.toNanos();
        for (long leftMs = limit.toMillis(); events.size() == seen && leftMs > 0; ) {
            wait(leftMs);
            leftMs = (untilNanos - System.nanoTime()) / 1_000_000;
        }
        return events.size();
    }

    /** On a clock that stands still there is nothing to wait for. */
    @Override
    public synchronized CompletableFuture<@Nullable DeleteStatus> whenDelete(
            String deleteId, Predicate<DeleteStatus> test, Duration limit) {
        DeleteStatus now = deletes.get(deleteId);
        return CompletableFuture.completedFuture(now != null && test.test(now) ? Objects.requireNonNull(now) : null);
    }

    @Override
    public @Nullable String notReady() {
        return null;
    }
}
