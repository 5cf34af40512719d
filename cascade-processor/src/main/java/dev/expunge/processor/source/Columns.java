package dev.expunge.processor.source;

import dev.expunge.core.catalog.Column;
import dev.expunge.core.catalog.Table;
import dev.expunge.core.row.KeyText;
import dev.expunge.core.row.Row;
import dev.expunge.core.row.Value;
import dev.expunge.schema.codec.RecordOrigin;
import dev.expunge.schema.wire.UnreadableRecordException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The columns and the key of a row that comes as a JSON object. What the table does not declare is left out. */
final class Columns {

    private static final Logger LOG = LoggerFactory.getLogger(Columns.class);

    private final Set<String> told = new HashSet<>();

    /** @param at names the object in errors */
    Map<String, Value> of(Table table, Map<String, @Nullable Object> row, Map<String, FieldType> types, String at)
            throws UnreadableRecordException {
        Map<String, Value> columns = new HashMap<>();
        for (Map.Entry<String, @Nullable Object> field : row.entrySet()) {
            Column column = table.columns().get(field.getKey());
            if (column != null) {
                FieldType type = types.getOrDefault(field.getKey(), FieldType.PLAIN);
                columns.put(column.name(), Conversion.value(column, field.getValue(), type, at + "." + column.name()));
            }
        }
        tellLeftOut(table, row.keySet());
        return columns;
    }

    private void tellLeftOut(Table table, Set<String> fields) {
        if (!table.columns().keySet().containsAll(fields) && told.add(table.name())) {
            Set<String> leftOut = new TreeSet<>(fields);
            leftOut.removeAll(table.columns().keySet());
            LOG.info("Table {} does not declare columns of its source, which are left out: {}", table.name(), leftOut);
        }
    }

    /** Null where a key column is missing or null. */
    static @Nullable String key(Table table, Map<String, Value> columns) {
        Map<String, Value> key = new HashMap<>();
        for (String name : table.key()) {
            Value value = columns.get(name);
            if (value == null || value instanceof Value.Null) {
                return null;
            }
            key.put(name, value);
        }
        return KeyText.of(table, Row.of(key));
    }

    /** The key that the record's own key says: a key text, or an object with the key columns. */
    String ofRecordKey(Table table, RecordOrigin origin) throws UnreadableRecordException {
        String text = origin.keyText();
        byte[] bytes = origin.key();
        if (text == null || bytes == null || text.isEmpty()) {
            throw UnreadableRecordException.missing("key");
        }
        String key = text.startsWith("{") ? ofJson(table, bytes) : text;
        if (key == null || KeyText.parse(table, key) == null) {
            throw UnreadableRecordException.invalid("key", text, "no key of " + table.name());
        }
        return key;
    }

    private @Nullable String ofJson(Table table, byte[] utf8) throws UnreadableRecordException {
        JsonObjects.Wrapped wrapped = JsonObjects.parse("the key", utf8);
        Map<String, @Nullable Object> object = JsonObjects.object(wrapped.payload());
        if (object == null) {
            return wrapped.payload() == null ? null : wrapped.payload().toString();
        }
        return key(table, of(table, object, FieldType.of(wrapped.schema()), "key"));
    }
}
