package dev.expunge.processor.source;

import dev.expunge.core.ErrorCode;
import dev.expunge.core.Refusal;
import dev.expunge.core.catalog.Table;
import dev.expunge.core.event.RefusedChange;
import dev.expunge.core.event.RowChange;
import dev.expunge.core.row.KeyText;
import dev.expunge.core.row.RowWrites;
import dev.expunge.core.row.Value;
import dev.expunge.schema.EventCodecs;
import dev.expunge.schema.codec.EncodedRecord;
import dev.expunge.schema.codec.RecordOrigin;
import dev.expunge.schema.topic.Topics;
import dev.expunge.schema.wire.SchemaIds;
import dev.expunge.schema.wire.UnreadableRecordException;
import dev.expunge.streams.metrics.PutAside;
import dev.expunge.streams.record.Quarantine;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a record of a source topic to a row change, or to the quarantine. One instance per thread. */
final class Translation {

    static final String SERVICE = "cascade-processor";

    private static final Logger LOG = LoggerFactory.getLogger(Translation.class);

    private final EventCodecs codecs;
    private final Quarantine quarantine;
    private final SourceFormat debezium = new DebeziumFormat();
    private final SourceFormat expunge;
    private final Consumer<EncodedRecord> out;

    /** @param out takes what is to be written, in order */
    Translation(Topics topics, SchemaIds ids, Consumer<EncodedRecord> out, PutAside putAside) {
        this.codecs = new EventCodecs(topics, ids, SERVICE);
        this.quarantine = new Quarantine(codecs, (sink, record, timeMs) -> out.accept(record), putAside);
        this.expunge = new ExpungeFormat(ids);
        this.out = out;
    }

    void translate(Table table, RecordOrigin origin, byte @Nullable [] value, long nowMs) {
        boolean isDebezium = table.source() != null && table.source().format().equals("debezium");
        try {
            RowChange change = (isDebezium ? debezium : expunge).read(table, origin, value);
            if (change == null) {
                return;
            }
            Refusal refusal = refusal(table, change);
            if (refusal == null) {
                out.accept(codecs.encode(change, nowMs));
            } else {
                tell(origin, refusal.code().name());
                quarantine.refused(new RefusedChange(change, refusal), origin, nowMs);
            }
        } catch (UnreadableRecordException e) {
            tell(origin, e.code().name());
            quarantine.unreadable(origin, value, e, nowMs);
        }
    }

    /** As the shard would refuse it; found here, the quarantine knows where the record stands. */
    private static @Nullable Refusal refusal(Table table, RowChange change) {
        Map<String, Value> columns = change.columns();
        if (KeyText.parse(table, change.key()) == null) {
            return Refusal.of(ErrorCode.REQUEST_INVALID, "/key", "'" + change.key() + "' is no key of " + table.name());
        }
        return columns != null && RowWrites.complete(table, columns, null) instanceof RowWrites.Written.Refused refused
                ? refused.refusal()
                : null;
    }

    private static void tell(RecordOrigin origin, String code) {
        LOG.warn(
                "A record of a source could not be taken and is put aside: topic={} partition={} offset={} code={}",
                origin.topic(),
                origin.partition(),
                origin.offset(),
                code);
    }
}
