package dev.expunge.core.shard;

import dev.expunge.core.catalog.Coercion;
import dev.expunge.core.catalog.Column;
import dev.expunge.core.catalog.Table;
import dev.expunge.core.event.RowChange;
import dev.expunge.core.row.Row;
import dev.expunge.core.row.RowCodec;
import dev.expunge.core.row.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rows fed from a store that applies our effects later, or not yet: a column changes only where the source's image differs
 * from the previous image, and the echo of our own write does nothing.
 */
final class SourceImages {

    private static final int OWN_WRITES = 16;

    /** Stands for our delete of the row, which the source has not confirmed yet. */
    private static final String WHOLE_ROW = "";

    /**
     * @param columns null: as they came
     * @param record with the new image in place
     */
    record Merged(@Nullable Map<String, Value> columns, RowRecord record, boolean isOfDeletedRow) {

        Map<String, Value> columnsOr(@Nullable Map<String, Value> given) {
            return columns != null ? columns : given != null ? given : Map.of();
        }
    }

    private SourceImages() {}

    static Merged merge(Table table, RowChange change, RowRecord record, @Nullable Row before) {
        Map<String, Value> given = change.columns();
        if (!change.origin().echoes() || given == null) {
            return new Merged(null, record, false);
        }
        RowRecord.Source source = record.source();
        List<RowRecord.Own> own = source == null ? List.of() : source.own();
        if (own.stream().anyMatch(o -> o.column().equals(WHOLE_ROW))) {
            return new Merged(null, record, true);
        }
        Row image = image(table, given);
        byte[] old = source == null ? null : source.image();
        Row previous = old == null ? before : RowCodec.decode(table, old);
        Map<String, Value> merged = new TreeMap<>();
        List<RowRecord.Own> left = new ArrayList<>(own);
        for (Column column : table.columns().values()) {
            String name = column.name();
            Value now = orNull(image.get(name));
            Value then = previous == null ? Value.NULL : orNull(previous.get(name));
            Value ours = before == null ? Value.NULL : orNull(before.get(name));
            boolean echo = !now.equals(then) && isEcho(left, name, now);
            merged.put(name, previous != null && (echo || now.equals(then)) ? ours : now);
        }
        given.forEach((name, value) -> {
            if (!table.columns().containsKey(name)) {
                merged.put(name, value);
            }
        });
        Long version = source == null ? null : source.version();
        RowRecord.Source next = new RowRecord.Source(version, RowCodec.encode(table, image), List.copyOf(left));
        RowRecord with = new RowRecord(record.columns(), record.removal(), record.stamps(), record.recent(), next);
        return new Merged(merged, with, false);
    }

    /** What we wrote, for a row whose source will echo it. */
    static RowRecord.@Nullable Source wrote(RowRecord.@Nullable Source source, Map<String, Value> columns) {
        if (source == null || source.image() == null) {
            return source;
        }
        List<RowRecord.Own> own = new ArrayList<>(source.own());
        columns.forEach((column, value) -> own.add(new RowRecord.Own(column, value)));
        return new RowRecord.Source(
                source.version(),
                source.image(),
                List.copyOf(own.subList(Math.max(0, own.size() - OWN_WRITES), own.size())));
    }

    /** We have deleted the row. */
    static RowRecord.@Nullable Source deleted(RowRecord.@Nullable Source source) {
        return source == null || source.image() == null
                ? source
                : new RowRecord.Source(source.version(), null, List.of(new RowRecord.Own(WHOLE_ROW, Value.NULL)));
    }

    /** The source says that the row is gone: whatever it sends next is a new row. */
    static RowRecord gone(RowRecord record) {
        RowRecord.Source source = record.source();
        return source == null
                ? record
                : new RowRecord(
                        record.columns(),
                        record.removal(),
                        record.stamps(),
                        record.recent(),
                        new RowRecord.Source(source.version(), null, List.of()));
    }

    private static boolean isEcho(List<RowRecord.Own> own, String column, Value value) {
        for (int i = 0; i < own.size(); i++) {
            RowRecord.Own ours = own.get(i);
            if (ours.column().equals(column) && ours.value().equals(value)) {
                int upTo = i;
                List<RowRecord.Own> left = new ArrayList<>();
                for (int j = 0; j < own.size(); j++) {
                    if (j > upTo || !own.get(j).column().equals(column)) {
                        left.add(own.get(j));
                    }
                }
                own.clear();
                own.addAll(left);
                return true;
            }
        }
        return false;
    }

    private static Row image(Table table, Map<String, Value> given) {
        Map<String, Value> fitted = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            Column column = table.columns().get(name);
            Value fit = column == null || value instanceof Value.Null ? null : Coercion.fit(column.type(), value);
            if (fit != null) {
                fitted.put(name, fit);
            }
        });
        return Row.of(fitted);
    }

    private static Value orNull(@Nullable Value value) {
        return value == null ? Value.NULL : value;
    }
}
