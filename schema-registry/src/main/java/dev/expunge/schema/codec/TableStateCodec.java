package dev.expunge.schema.codec;

import dev.expunge.core.event.TableState;
import dev.expunge.schema.wire.SchemaIds;
import dev.expunge.schema.wire.UnreadableRecordException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Topic catalog. A removed table is a value without definition and no tombstone: its version must outlive compaction. */
public final class TableStateCodec extends AvroCodec<TableState, dev.expunge.event.TableState> {

    public TableStateCodec(SchemaIds ids) {
        super(ids, dev.expunge.event.TableState.class);
    }

    @Override
    String key(TableState state) {
        return state.table();
    }

    @Override
    List<Header> headers(TableState state, long timeMs) {
        return EventHeaders.of(null, timeMs, null, null);
    }

    @Override
    dev.expunge.event.TableState toAvro(TableState state, long timeMs) {
        Map<String, @Nullable Object> definition = state.definition();
        return new dev.expunge.event.TableState(
                state.table(), definition == null ? null : PlainJson.write(definition), state.catalogVersion(), timeMs);
    }

    @Override
    TableState fromAvro(dev.expunge.event.TableState avro, RecordOrigin origin) throws UnreadableRecordException {
        String definition = avro.getDefinition();
        return new TableState(
                Read.text("table", avro.getTable()),
                definition == null ? null : Definitions.object("definition", definition),
                avro.getCatalogVersion());
    }
}
