package dev.expunge.processor.source;

import dev.expunge.core.catalog.CatalogEvolution;
import dev.expunge.core.catalog.Evolution;
import dev.expunge.core.catalog.Table;
import dev.expunge.core.event.RowChange;
import dev.expunge.core.row.Value;
import dev.expunge.schema.codec.PlainJson;
import dev.expunge.schema.codec.RecordOrigin;
import dev.expunge.schema.wire.UnreadableRecordException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Records of one source topic, told in JSON with ' in place of ". */
final class Records {

    private final Table table;
    private final SourceFormat format;
    private long offset;

    Records(String definition, SourceFormat format) {
        Evolution evolution = CatalogEvolution.evolve(
                CatalogEvolution.EMPTY, Objects.requireNonNull(JsonObjects.object(PlainJson.parse(json(definition)))));
        this.table = ((Evolution.Accepted) evolution)
                .next()
                .tables()
                .values()
                .iterator()
                .next();
        this.format = format;
    }

    static String json(String text) {
        return text.replace('\'', '"');
    }

    Table table() {
        return table;
    }

    /** @param value null: a tombstone */
    @Nullable
    RowChange read(@Nullable String key, @Nullable String value) throws UnreadableRecordException {
        return readBytes(key, value == null ? null : json(value).getBytes(StandardCharsets.UTF_8));
    }

    @Nullable
    RowChange readBytes(@Nullable String key, byte @Nullable [] value) throws UnreadableRecordException {
        byte[] bytes = key == null ? null : json(key).getBytes(StandardCharsets.UTF_8);
        return format.read(table, new RecordOrigin("db.t", 2, offset++, 0, bytes), value);
    }

    Map<String, Value> row(String value) throws UnreadableRecordException {
        RowChange change = Objects.requireNonNull(read("k", value));
        return Objects.requireNonNull(change.columns());
    }
}
