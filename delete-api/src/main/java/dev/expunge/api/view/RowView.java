package dev.expunge.api.view;

import dev.expunge.api.port.Page;
import dev.expunge.api.port.RowEntry;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.row.Row;
import dev.expunge.core.storage.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as the topics have them; read, not when they come in, but when somebody asks. */
final class RowView {

    /** Of rows in one page. */
    private static final long PAGE_BYTES = 16L * 1024 * 1024;

    private final ViewStore store;
    private final Decoders decoders;

    RowView(ViewStore store, Decoders decoders) {
        this.store = store;
        this.decoders = decoders;
    }

    void apply(Batch batch, String table, byte[] key, byte @Nullable [] value) {
        byte[] at = Keys.row(table, key);
        if (value == null) {
            batch.delete(Family.ROWS, at);
        } else {
            batch.put(Family.ROWS, at, value);
        }
    }

    @Nullable
    Row row(RowRef ref) {
        byte[] value = store.get(Family.ROWS, Keys.row(ref.table(), Keys.text(ref.key())));
        return value == null ? null : decoders.row(ref, value);
    }

    Page<RowEntry, String> rows(String table, @Nullable String after, int limit) {
        byte[] all = Keys.rows(table);
        // The key right behind another one is that one and a zero byte.
        byte[] from = after == null ? all : Keys.row(table, Keys.text(after + "\0"));
        List<RowEntry> rows = new ArrayList<>();
        List<ViewStore.Entry> found = store.scan(Family.ROWS, from, Bytes.successor(all), limit + 1, PAGE_BYTES);
        for (ViewStore.Entry entry : found.subList(0, Math.min(limit, found.size()))) {
            String key = Keys.text(entry.key(), all.length);
            Row row = decoders.row(new RowRef(table, key), entry.value());
            if (row != null) {
                rows.add(new RowEntry(key, row));
            }
        }
        return new Page<>(rows, next(table, found, limit));
    }

    private static @Nullable String next(String table, List<ViewStore.Entry> found, int limit) {
        long bytes = found.stream()
                .mapToLong(entry -> (long) entry.key().length + entry.value().length)
                .sum();
        boolean all = found.size() <= limit && bytes < PAGE_BYTES;
        if (found.isEmpty() || all) {
            return null;
        }
        byte[] last = found.get(Math.min(limit, found.size()) - 1).key();
        return Keys.text(last, Keys.rows(table).length);
    }
}
