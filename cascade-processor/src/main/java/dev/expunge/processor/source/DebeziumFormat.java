package dev.expunge.processor.source;

import dev.expunge.core.catalog.Table;
import dev.expunge.core.event.RowChange;
import dev.expunge.core.row.Value;
import dev.expunge.schema.codec.RecordOrigin;
import dev.expunge.schema.wire.UnreadableRecordException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Debezium's change events as JSON, with or without schema. Its images echo our effects; its deletes are the owner's.
 */
final class DebeziumFormat implements SourceFormat {

    /** Stands for a large value that the database did not write to its log, since it did not change. */
    static final String UNAVAILABLE = "__debezium_unavailable_value";

    private final Columns columns = new Columns();

    /** By partition, the key of the delete event that was read last. */
    private final Map<String, byte[]> deleted = new HashMap<>();

    @Override
    public @Nullable RowChange read(Table table, RecordOrigin origin, byte @Nullable [] value)
            throws UnreadableRecordException {
        byte[] before = deleted.remove(place(origin));
        if (value == null) {
            // A delete event is followed by a tombstone. One that stands alone is what compaction has left of both.
            boolean repeats = before != null && Arrays.equals(before, origin.key());
            return repeats ? null : change(table, origin, columns.ofRecordKey(table, origin), null, null);
        }
        JsonObjects.Wrapped wrapped = JsonObjects.parse("the value", value);
        Map<String, @Nullable Object> event = JsonObjects.object("payload", wrapped.payload());
        Long version = table.source() == null || !table.source().versioned() ? null : SourceVersion.of(event);
        Object op = event.get("op");
        if ("d".equals(op)) {
            byte[] key = origin.key();
            if (key != null) {
                deleted.put(place(origin), key);
            }
            return change(table, origin, goneKey(table, origin, event, wrapped.schema()), null, version);
        } else if ("c".equals(op) || "u".equals(op) || "r".equals(op)) {
            Map<String, Value> row = row(table, event, wrapped.schema());
            String key = Columns.key(table, row);
            if (key == null) {
                throw UnreadableRecordException.invalid("after", row.keySet(), "the key is " + table.key());
            }
            return change(table, origin, key, row, version);
        }
        throw UnreadableRecordException.invalid("op", op, "one of c, d, r, u");
    }

    private static String place(RecordOrigin origin) {
        return origin.topic() + "/" + origin.partition();
    }

    private static RowChange change(
            Table table, RecordOrigin origin, String key, @Nullable Map<String, Value> row, @Nullable Long version) {
        return new RowChange(origin.eventId(), table.name(), key, row, new RowChange.Origin(version, true, null), null);
    }

    private Map<String, Value> row(
            Table table, Map<String, @Nullable Object> event, Map<String, @Nullable Object> schema)
            throws UnreadableRecordException {
        Map<String, @Nullable Object> after = JsonObjects.object("after", event.get("after"));
        Map<String, @Nullable Object> before = JsonObjects.orEmpty(JsonObjects.object(event.get("before")));
        for (String name : table.columns().keySet()) {
            if (UNAVAILABLE.equals(after.get(name))) {
                Object known = before.getOrDefault(name, UNAVAILABLE);
                if (UNAVAILABLE.equals(known)) {
                    throw UnreadableRecordException.invalid(
                            "after." + name,
                            UNAVAILABLE,
                            "the source does not send unchanged large values; REPLICA IDENTITY FULL makes it");
                }
                after.put(name, known);
            }
        }
        return columns.of(table, after, FieldType.of(schema, "after"), "after");
    }

    /** Of a row that is gone: in the image before, or, where the source sends none, in the record's key. */
    private String goneKey(
            Table table, RecordOrigin origin, Map<String, @Nullable Object> event, Map<String, @Nullable Object> schema)
            throws UnreadableRecordException {
        Map<String, @Nullable Object> before =
                new HashMap<>(JsonObjects.orEmpty(JsonObjects.object(event.get("before"))));
        before.keySet().retainAll(table.key());
        String key = Columns.key(table, columns.of(table, before, FieldType.of(schema, "before"), "before"));
        return key != null ? key : columns.ofRecordKey(table, origin);
    }
}
