package dev.expunge.schema.codec;

import dev.expunge.core.event.RowRef;
import dev.expunge.core.event.RowState;
import dev.expunge.core.row.Row;
import dev.expunge.schema.wire.SchemaIds;
import dev.expunge.schema.wire.UnreadableRecordException;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Topics rows. A row that is gone is a tombstone. */
public final class RowStateCodec extends AvroCodec<RowState, dev.expunge.event.RowState> {

    private final RowKeys keys;

    public RowStateCodec(SchemaIds ids, RowKeys keys) {
        super(ids, dev.expunge.event.RowState.class);
        this.keys = keys;
    }

    @Override
    String key(RowState state) {
        return keys.text(state.table(), state.key());
    }

    /** By the row's own key, so that a shard writes to one partition. */
    @Override
    String routing(RowState state) {
        return state.key();
    }

    @Override
    List<Header> headers(RowState state, long timeMs) {
        return List.of();
    }

    @Override
    dev.expunge.event.@Nullable RowState toAvro(RowState state, long timeMs) {
        Row row = state.row();
        return row == null
                ? null
                : new dev.expunge.event.RowState(state.table(), state.key(), Values.toAvro(row.columns()), timeMs);
    }

    @Override
    RowState fromAvro(dev.expunge.event.RowState avro, RecordOrigin origin) throws UnreadableRecordException {
        return new RowState(
                Read.text("table", avro.getTable()), Read.text("key", avro.getKey()), Values.row(avro.getColumns()));
    }

    @Override
    RowState fromTombstone(RecordOrigin origin) throws UnreadableRecordException {
        RowRef ref = keys.ref(origin.topic(), Read.key(null, origin));
        return new RowState(ref.table(), ref.key(), null);
    }
}
