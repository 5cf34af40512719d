package dev.expunge.schema.codec;

import dev.expunge.core.event.Cause;
import dev.expunge.core.event.ReplyTo;
import dev.expunge.core.event.RowRef;
import dev.expunge.schema.wire.UnreadableRecordException;
import org.jspecify.annotations.Nullable;

/** The small records that many events share. */
final class Refs {

    private Refs() {}

    static dev.expunge.event.RowRef toAvro(RowRef ref) {
        return new dev.expunge.event.RowRef(ref.table(), ref.key());
    }

    static RowRef fromAvro(dev.expunge.event.RowRef ref) {
        return new RowRef(ref.getTable(), ref.getKey());
    }

    static dev.expunge.event.@Nullable Cause toAvro(@Nullable Cause cause) {
        return cause == null ? null : new dev.expunge.event.Cause(cause.foreignKey(), toAvro(cause.references()));
    }

    static @Nullable Cause fromAvro(dev.expunge.event.@Nullable Cause cause) {
        return cause == null ? null : new Cause(cause.getForeignKey(), fromAvro(cause.getReferences()));
    }

    static dev.expunge.event.@Nullable ReplyTo toAvro(@Nullable ReplyTo to) {
        return to == null ? null : new dev.expunge.event.ReplyTo(to.client(), to.correlationId());
    }

    static @Nullable ReplyTo fromAvro(dev.expunge.event.@Nullable ReplyTo to) throws UnreadableRecordException {
        return to == null
                ? null
                : new ReplyTo(
                        Read.text("replyTo.client", to.getClient()),
                        Read.text("replyTo.correlationId", to.getCorrelationId()));
    }
}
