package dev.expunge.processor.source;

import dev.expunge.core.catalog.Table;
import dev.expunge.core.event.RowChange;
import dev.expunge.core.row.KeyText;
import dev.expunge.core.row.Value;
import dev.expunge.schema.codec.RecordOrigin;
import dev.expunge.schema.codec.TopicCodec;
import dev.expunge.schema.topic.Topics;
import dev.expunge.schema.wire.SchemaIds;
import dev.expunge.schema.wire.UnreadableRecordException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Row changes as in the changes topic, or a row as a JSON object; no value: the row is gone. Its writer is the owner. */
final class ExpungeFormat implements SourceFormat {

    private static final byte WIRE_FORMAT = 0;

    private final TopicCodec<RowChange> changes;
    private final Columns columns = new Columns();

    ExpungeFormat(SchemaIds ids) {
        this.changes = Topics.CHANGES.codec().apply(ids);
    }

    @Override
    public RowChange read(Table table, RecordOrigin origin, byte @Nullable [] value) throws UnreadableRecordException {
        if (value == null) {
            return owners(table, origin, columns.ofRecordKey(table, origin), null);
        }
        return value.length > 0 && value[0] == WIRE_FORMAT ? change(table, origin, value) : row(table, origin, value);
    }

    private RowChange change(Table table, RecordOrigin origin, byte[] value) throws UnreadableRecordException {
        RowChange change = changes.decode(origin, value);
        if (!change.table().equals(table.name())) {
            throw UnreadableRecordException.invalid(
                    "table", change.table(), "topic " + origin.topic() + " feeds " + table.name());
        }
        return change;
    }

    private RowChange row(Table table, RecordOrigin origin, byte[] value) throws UnreadableRecordException {
        JsonObjects.Wrapped wrapped = JsonObjects.parse("the value", value);
        Map<String, @Nullable Object> object = JsonObjects.object("row", wrapped.payload());
        Map<String, Value> row = columns.of(table, object, FieldType.of(wrapped.schema()), "row");
        String key = Columns.key(table, row);
        if (key == null) {
            key = columns.ofRecordKey(table, origin);
            row.putAll(Objects.requireNonNull(KeyText.parse(table, key), "ofRecordKey has parsed it"));
        }
        return owners(table, origin, key, row);
    }

    private static RowChange owners(Table table, RecordOrigin origin, String key, @Nullable Map<String, Value> row) {
        return new RowChange(origin.eventId(), table.name(), key, row, RowChange.Origin.OWNER, null);
    }
}
