package dev.expunge.core.shard;

import dev.expunge.core.catalog.Column;
import dev.expunge.core.catalog.Table;
import dev.expunge.core.row.Row;
import dev.expunge.core.row.RowCodec;
import dev.expunge.core.storage.ByteReader;
import dev.expunge.core.storage.ByteWriter;
import dev.expunge.core.storage.Bytes;
import dev.expunge.core.storage.IndexKeys;
import dev.expunge.core.storage.Range;
import dev.expunge.core.storage.Storage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** The rows of a shard, the markers of removed ones, and the declared indexes over them. */
final class RowStore {

    private static final byte[] NOTHING = {};
    private static final int LIVE_KNOWN = 10_000;

    private final Storage storage;
    private final Records<RowRecord> records;
    private final RowCounts counts;

    /** What was read or written last: who looks at a row mostly changes it next. */
    private @Nullable Known known;

    /** Rows that others have asked for, and that are there: parents are asked for again and again. */
    private final Map<Place, Boolean> live = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Boolean> eldest) {
            return size() > LIVE_KNOWN;
        }
    };

    private record Known(int tableId, String key, RowRecord record) {

        boolean is(int otherTable, String otherKey) {
            return tableId == otherTable && key.equals(otherKey);
        }
    }

    RowStore(Storage storage) {
        this.storage = storage;
        this.records = new Records<>(storage, 'r', RowRecord.class);
        this.counts = new RowCounts(storage);
    }

    RowRecord get(Table table, String key) {
        Known last = known;
        if (last != null && last.is(table.id(), key)) {
            return last.record();
        }
        RowRecord found = records.get(to -> key(to, table.id(), key));
        RowRecord record = found == null ? RowRecord.NEW : found;
        known = new Known(table.id(), key, record);
        return record;
    }

    /** The row as it is now; null: there is none. */
    @Nullable
    Row live(Table table, String key) {
        return decode(table, get(table, key));
    }

    boolean isLive(Table table, String key) {
        Place place = Place.row(table.id(), key);
        if (live.get(place) != null) {
            return true;
        }
        boolean isLive = get(table, key).isLive();
        if (isLive) {
            live.put(place, true);
        }
        return isLive;
    }

    static @Nullable Row decode(Table table, RowRecord record) {
        byte[] columns = record.columns();
        return columns == null ? null : RowCodec.decode(table, columns);
    }

    /** Writes the record and keeps the declared indexes in step. */
    void put(Table table, String key, @Nullable Row before, @Nullable Row after, RowRecord record) {
        records.put(to -> key(to, table.id(), key), record);
        known = new Known(table.id(), key, record);
        if (!record.isLive()) {
            live.remove(Place.row(table.id(), key));
        }
        if ((before == null) != (after == null)) {
            counts.add(table.id(), after == null ? -1 : 1);
        }
        for (Table.Index index : table.indexes().values()) {
            byte[] old = before == null ? NOTHING : entry(table, index, before, key);
            byte[] now = after == null ? NOTHING : entry(table, index, after, key);
            if (!Arrays.equals(old, now)) {
                if (old.length > 0) {
                    storage.delete(old);
                }
                if (now.length > 0) {
                    storage.put(now, key.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
    }

    /** About how many rows of the table this shard has. */
    long count(Table table) {
        return counts.of(table.id());
    }

    /** Adds one index entry of a row that is there already. */
    void index(Table table, Table.Index index, Row row, String key) {
        storage.put(entry(table, index, row, key), key.getBytes(StandardCharsets.UTF_8));
    }

    void forget(int tableId, String key) {
        live.remove(Place.row(tableId, key));
        records.delete(to -> key(to, tableId, key));
        known = null;
    }

    /** Others are about to take records away. */
    void forgetKnown() {
        known = null;
    }

    /** All records of a table by key, behind {@code after}; false from {@code visit} ends the reading. */
    void scan(int tableId, @Nullable String after, BiPredicate<String, RowRecord> visit) {
        byte[] from = after == null ? null : suffix(tableId, after);
        records.scan(to -> to.varint(tableId), from, (suffix, record) -> {
            ByteReader reader = new ByteReader(suffix);
            reader.varint();
            return visit.test(new String(reader.rest(), StandardCharsets.UTF_8), record);
        });
    }

    /** Index entries within a range of the first column's encoding, behind {@code after} (a whole storage key). */
    void scanIndex(Table.Index index, Range range, byte @Nullable [] after, BiPredicate<byte[], String> visit) {
        ByteWriter prefix = new ByteWriter();
        prefix.u8('i');
        prefix.varint(index.id());
        byte[] start = join(prefix.toBytes(), range.from());
        byte[] behind = after == null ? start : Arrays.copyOf(after, after.length + 1);
        byte[] from = Bytes.compare(behind, start) > 0 ? behind : start;
        byte[] to = join(prefix.toBytes(), range.to());
        if (Bytes.compare(from, to) >= 0) {
            return;
        }
        try (Storage.Cursor cursor = storage.scan(from, to)) {
            while (cursor.next()) {
                if (!visit.test(cursor.key(), new String(cursor.value(), StandardCharsets.UTF_8))) {
                    return;
                }
            }
        }
    }

    private static byte[] entry(Table table, Table.Index index, Row row, String key) {
        ByteWriter writer = new ByteWriter();
        writer.u8('i');
        writer.varint(index.id());
        List<String> columns = index.columns();
        for (String name : columns) {
            Column column = Objects.requireNonNull(table.columns().get(name));
            IndexKeys.write(writer, column.type(), row.get(name));
        }
        writer.raw(key.getBytes(StandardCharsets.UTF_8));
        return writer.toBytes();
    }

    private static void key(ByteWriter to, int tableId, String key) {
        to.varint(tableId);
        to.raw(key.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] suffix(int tableId, String key) {
        ByteWriter writer = new ByteWriter();
        key(writer, tableId, key);
        return writer.toBytes();
    }

    private static byte[] join(byte[] a, byte[] b) {
        byte[] joined = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }
}
