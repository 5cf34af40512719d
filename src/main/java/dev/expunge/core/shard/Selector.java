package dev.expunge.core.shard;

import dev.expunge.core.catalog.Column;
import dev.expunge.core.catalog.Table;
import dev.expunge.core.request.DeleteRequest.Condition;
import dev.expunge.core.request.RowMatcher;
import dev.expunge.core.row.Row;
import dev.expunge.core.shard.LifeMessage.DropPage;
import dev.expunge.core.shard.LifeMessage.Select;
import dev.expunge.core.shard.LifeMessage.SelectProgress;
import dev.expunge.core.shard.LifeMessage.Selected;
import dev.expunge.core.shard.Node.Scan;
import dev.expunge.core.shard.PlanMessage.RootSource;
import dev.expunge.core.storage.ByteWriter;
import dev.expunge.core.storage.IndexKeys;
import dev.expunge.core.storage.Range;
import dev.expunge.core.storage.Storage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds the root rows of a request on this shard, and stores them in pages for an async delete. */
final class Selector {

    /**
     * @param rest where to go on; null: at the end
     * @param read entries read, for the budget
     */
    record Selection(
            String table, List<String> keys, @Nullable Scan rest, int read) {}

    record Page(List<String> keys) {}

    private final ShardContext shard;
    private final Records<Page> pages;

    Selector(ShardContext shard, Storage storage) {
        this.shard = shard;
        this.pages = new Records<>(storage, 's', Page.class);
    }

    /**
     * The next root rows.
     *
     * @param limit entries to read at the most
     */
    Selection byIndex(Scan.OfIndex scan, int limit) {
        Table table = shard.catalog().find(scan.table());
        if (table == null) {
            return new Selection(scan.table(), List.of(), null, 0);
        }
        String name = scan.index();
        Table.Index index = name == null ? null : table.indexes().get(name);
        return index == null ? byRow(scan, table, limit) : byEntry(scan, table, index, limit);
    }

    private Selection byRow(Scan.OfIndex scan, Table table, int limit) {
        List<String> keys = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        byte[] after = scan.after();
        String from = after == null ? null : new String(after, StandardCharsets.UTF_8);
        shard.rows.scan(table.id(), from, (key, record) -> {
            seen.add(key);
            Row row = RowStore.decode(table, record);
            if (row != null && RowMatcher.matches(row, scan.conditions(), table)) {
                keys.add(key);
            }
            return seen.size() < limit;
        });
        boolean more = seen.size() == limit;
        byte[] last = more ? seen.get(limit - 1).getBytes(StandardCharsets.UTF_8) : null;
        return new Selection(table.name(), keys, last == null ? null : at(scan, last), seen.size());
    }

    private Selection byEntry(Scan.OfIndex scan, Table table, Table.Index index, int limit) {
        Column first =
                Objects.requireNonNull(table.columns().get(index.columns().get(0)));
        List<Condition> onFirst = scan.conditions().stream()
                .filter(c -> c.column().equals(first.name()))
                .toList();
        List<String> keys = new ArrayList<>();
        List<byte[]> seen = new ArrayList<>();
        for (Range range : IndexKeys.ranges(first, onFirst)) {
            shard.rows.scanIndex(index, range, scan.after(), (entry, key) -> {
                seen.add(entry);
                keys.add(key);
                return seen.size() < limit;
            });
            if (seen.size() == limit) {
                break;
            }
        }
        keys.removeIf(key -> {
            Row row = shard.rows.live(table, key);
            return row == null || !RowMatcher.matches(row, scan.conditions(), table);
        });
        Scan rest = seen.size() == limit ? at(scan, seen.get(limit - 1)) : null;
        return new Selection(table.name(), keys, rest, seen.size());
    }

    private static Scan at(Scan.OfIndex scan, byte[] after) {
        return new Scan.OfIndex(scan.table(), scan.index(), scan.conditions(), after);
    }

    /** Stores the keys of all matching rows in pages, a bounded step at a time, and tells the delete's home how many. */
    void select(Select message) {
        SelectProgress before = message.progress();
        Selection found;
        if (message.from() instanceof RootSource.Keys keys) {
            found = new Selection(keys.table(), live(keys), null, keys.keys().size());
        } else {
            RootSource.Where where = (RootSource.Where) message.from();
            Scan scan = before.scan() == null
                    ? new Scan.OfIndex(where.table(), where.index(), where.conditions(), null)
                    : before.scan();
            found = byIndex((Scan.OfIndex) scan, shard.settings.scanEntries());
        }
        long pages = append(message, before.pages(), found.keys());
        List<Row> returned = message.returning() ? images(found, before.returned()) : List.of();
        SelectProgress now = new SelectProgress(
                found.rest(), pages, before.matched() + found.keys().size(), returned);
        if (found.rest() != null) {
            shard.out.send(
                    shard.shard,
                    new Select(message.deleteId(), message.from(), message.pageRows(), message.returning(), now));
        } else {
            shard.out.sendToHomeOf(
                    message.deleteId(),
                    new Selected(message.deleteId(), shard.shard, now.pages(), now.matched(), now.returned()));
        }
    }

    /**
     * Goes on with the page that the step before has left unfinished: what shares a page does not depend on the steps.
     *
     * @return pages there are now
     */
    private long append(Select message, long pages, List<String> found) {
        if (found.isEmpty()) {
            return pages;
        }
        List<String> last = pages == 0 ? List.of() : page(message.deleteId(), pages - 1);
        boolean isOpen = pages > 0 && last.size() < message.pageRows();
        List<String> keys = new ArrayList<>(isOpen ? last : List.of());
        keys.addAll(found);
        long page = isOpen ? pages - 1 : pages;
        for (int from = 0; from < keys.size(); from += message.pageRows()) {
            int to = Math.min(keys.size(), from + message.pageRows());
            put(message.deleteId(), page++, keys.subList(from, to));
        }
        return page;
    }

    private List<String> live(RootSource.Keys keys) {
        Table table = shard.catalog().find(keys.table());
        return table == null
                ? List.of()
                : keys.keys().stream()
                        .filter(key -> shard.rows.live(table, key) != null)
                        .toList();
    }

    private List<Row> images(Selection found, List<Row> before) {
        Table table = shard.catalog().table(found.table());
        List<Row> all = new ArrayList<>(before);
        for (String key : found.keys()) {
            Row row = shard.rows.live(table, key);
            if (row != null && all.size() < Tally.LISTED) {
                all.add(row);
            }
        }
        return all;
    }

    List<String> page(String deleteId, long number) {
        Page found = pages.get(to -> key(to, deleteId, number));
        return found == null ? List.of() : found.keys();
    }

    void drop(DropPage message) {
        pages.delete(to -> key(to, message.deleteId(), message.page()));
    }

    void dropAll(LifeMessage.DropPages message) {
        List<byte[]> found = new ArrayList<>();
        int limit = shard.settings.batchRows();
        pages.scan(to -> to.text(message.deleteId()), null, (suffix, page) -> {
            found.add(suffix);
            return found.size() < limit;
        });
        found.forEach(suffix -> pages.delete(to -> to.raw(suffix)));
        if (found.size() == limit) {
            shard.out.send(shard.shard, message);
        }
    }

    private void put(String deleteId, long number, List<String> keys) {
        pages.put(to -> key(to, deleteId, number), new Page(List.copyOf(keys)));
    }

    private static void key(ByteWriter to, String deleteId, long number) {
        to.text(deleteId);
        to.i64(number);
    }
}
