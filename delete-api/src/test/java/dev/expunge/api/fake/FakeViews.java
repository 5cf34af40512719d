package dev.expunge.api.fake;

import dev.expunge.api.port.AuditEntry;
import dev.expunge.api.port.AuditPlace;
import dev.expunge.api.port.Backlog;
import dev.expunge.api.port.DeleteFilter;
import dev.expunge.api.port.DeletePlace;
import dev.expunge.api.port.Page;
import dev.expunge.api.port.Part;
import dev.expunge.api.port.RowEntry;
import dev.expunge.api.port.Unavailable;
import dev.expunge.api.port.Views;
import dev.expunge.core.catalog.Catalog;
import dev.expunge.core.catalog.CatalogEvolution;
import dev.expunge.core.catalog.Evolution;
import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.row.Row;
import dev.expunge.core.row.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A view that says what it was told. A definition may be declared late: it is then seen after the next fence only. */
public final class FakeViews implements Views {

    /** In the backlog. */
    public volatile List<Backlog.Blocked> blocked = List.of();

    public final List<Part> fences = new CopyOnWriteArrayList<>();

    private final TreeMap<RowRef, Row> rows = new TreeMap<>();
    private final TreeMap<String, DeleteStatus> deletes = new TreeMap<>();
    private final List<AuditEvent> events = new ArrayList<>();
    private final List<Runnable> late = new ArrayList<>();
    private final List<Watch> watches = new CopyOnWriteArrayList<>();
    private volatile Catalog catalog = CatalogEvolution.EMPTY;
    private volatile @Nullable String behind;

    private record Watch(String id, Predicate<DeleteStatus> test, CompletableFuture<@Nullable DeleteStatus> found) {}

    public synchronized void declare(String table, @Nullable Object definition) {
        Map<String, @Nullable Object> change = new TreeMap<>();
        change.put(table, definition);
        if (!(CatalogEvolution.evolve(catalog, change) instanceof Evolution.Accepted accepted)) {
            throw new AssertionError("a bad definition of " + table);
        }
        catalog = accepted.next();
    }

    public synchronized void declareLate(String table, Object definition) {
        late.add(() -> declare(table, definition));
    }

    public synchronized void put(String table, String key, Map<String, Value> columns) {
        rows.put(new RowRef(table, key), Row.of(columns));
    }

    public synchronized void put(DeleteStatus status) {
        deletes.put(status.deleteId(), status);
        watches.stream()
                .filter(watch ->
                        watch.id().equals(status.deleteId()) && watch.test().test(status))
                .forEach(watch -> watch.found().complete(status));
    }

    public synchronized void put(AuditEvent event) {
        events.add(event);
        notifyAll();
    }

    /** From now on no fence is passed. */
    public void fallBehind(String why) {
        behind = why;
    }

    @Override
    public Catalog catalog() {
        return catalog;
    }

    @Override
    public synchronized CompletableFuture<Void> fresh(Part part) {
        fences.add(part);
        late.forEach(Runnable::run);
        late.clear();
        return behind == null
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.failedFuture(new Unavailable(behind));
    }

    @Override
    public synchronized @Nullable Row row(RowRef ref) {
        return rows.get(ref);
    }

    @Override
    public synchronized Page<RowEntry, String> rows(String table, @Nullable String after, int limit) {
        List<RowEntry> all = rows.entrySet().stream()
                .filter(row -> row.getKey().table().equals(table))
                .filter(row -> after == null || row.getKey().key().compareTo(after) > 0)
                .map(row -> new RowEntry(row.getKey().key(), row.getValue()))
                .toList();
        List<RowEntry> page = all.subList(0, Math.min(limit, all.size()));
        return new Page<>(page, all.size() > limit ? page.get(limit - 1).key() : null);
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
                .filter(one -> after == null || one.request().requestedAtMs() < after.requestedAtMs())
                .sorted((a, b) ->
                        Long.compare(b.request().requestedAtMs(), a.request().requestedAtMs()))
                .toList();
        List<DeleteStatus> page = all.subList(0, Math.min(limit, all.size()));
        DeleteStatus last = page.isEmpty() ? null : page.get(page.size() - 1);
        return new Page<>(
                page,
                last == null || all.size() <= limit
                        ? null
                        : new DeletePlace(last.request().requestedAtMs(), last.deleteId()));
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
        return new Backlog(byState, waiting, blocked);
    }

    @Override
    public Page<AuditEntry, AuditPlace> auditOf(String deleteId, AuditPlace after, int limit) {
        return page(after, limit, event -> event.deleteId().equals(deleteId));
    }

    @Override
    public Page<AuditEntry, AuditPlace> audit(AuditPlace after, int limit) {
        return page(after, limit, event -> true);
    }

    private synchronized Page<AuditEntry, AuditPlace> page(AuditPlace after, int limit, Predicate<AuditEvent> test) {
        List<AuditEntry> page = new ArrayList<>();
        AuditPlace place = after;
        for (int i = (int) after.next(0); i < events.size(); i++) {
            if (test.test(events.get(i))) {
                if (page.size() == limit) {
                    return new Page<>(page, place);
                }
                place = AuditPlace.START.after(0, i);
                page.add(new AuditEntry(events.get(i), place));
            }
        }
        return new Page<>(page, null);
    }

    @Override
    public synchronized AuditPlace auditEnd() {
        return events.isEmpty() ? AuditPlace.START : AuditPlace.START.after(0, events.size() - 1);
    }

    @Override
    public synchronized long awaitAudit(long seen, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (events.size() == seen && System.nanoTime() < deadline) {
            wait(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
        }
        return events.size();
    }

    @Override
    public synchronized CompletableFuture<@Nullable DeleteStatus> whenDelete(
            String deleteId, Predicate<DeleteStatus> test, Duration limit) {
        CompletableFuture<@Nullable DeleteStatus> found = new CompletableFuture<>();
        watches.add(new Watch(deleteId, test, found));
        DeleteStatus now = deletes.get(deleteId);
        if (now != null && test.test(now)) {
            found.complete(now);
        }
        return found.completeOnTimeout(null, limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public @Nullable String notReady() {
        return behind;
    }
}
