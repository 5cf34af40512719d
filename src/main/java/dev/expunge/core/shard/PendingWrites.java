package dev.expunge.core.shard;

import dev.expunge.core.catalog.ForeignKey;
import dev.expunge.core.catalog.Table;
import dev.expunge.core.event.Reply;
import dev.expunge.core.event.ReplyTo;
import dev.expunge.core.event.Routing;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.row.KeyText;
import dev.expunge.core.row.Row;
import dev.expunge.core.shard.ReferenceMessage.Late;
import dev.expunge.core.shard.ReferenceMessage.Op;
import dev.expunge.core.storage.Storage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes whose references are on their way to other shards. */
final class PendingWrites {

    /** @param late references to deleted values that were reported so far */
    record Pending(RowRef row, int awaited, List<Late> late, Purpose purpose) {

        Pending awaiting(int next, List<Late> more) {
            List<Late> all = new ArrayList<>(late);
            all.addAll(more);
            return new Pending(row, next, all, purpose);
        }
    }

    sealed interface Purpose {

        /** A write by the row's owner. */
        record Write(@Nullable ReplyTo replyTo) implements Purpose {}

        /**
         * @param stage what the healing of a late child waits for
         * @param tried the references that get their default
         */
        record Heal(@Nullable ReplyTo replyTo, Stage stage, List<Late> children, List<Late> tried) implements Purpose {}

        /**
         * Asks whether the old parents of a row are still there.
         *
         * @param asked the references that are registered where the parent is there
         */
        record Restore(String deleteId, Claim.Id row, List<OldReference> asked) implements Purpose {}
    }

    /** A reference that a delete has taken from a row. Kept with the question: the answer may find the claim elsewhere. */
    record OldReference(int foreignKeyId, String value) {}

    enum Stage {
        UNIT,
        PATCH,
        DEFAULTS
    }

    private final ShardContext shard;
    private final Records<Pending> pending;

    PendingWrites(ShardContext shard, Storage storage) {
        this.shard = shard;
        this.pending = new Records<>(storage, 'p', Pending.class);
    }

    void begin(long writeId, RowRef row, int awaited, @Nullable ReplyTo replyTo) {
        if (awaited == 0) {
            answer(row, replyTo);
        } else {
            pending.putNew(to -> to.i64(writeId), new Pending(row, awaited, List.of(), new Purpose.Write(replyTo)));
        }
    }

    void taken(ReferenceMessage.Taken message) {
        Pending found = get(message.writeId());
        if (found == null) {
            return;
        }
        if (found.purpose() instanceof Purpose.Write && message.waited() != null) {
            withdrawUnused(found.row(), message.waited());
        }
        Pending next = found.awaiting(found.awaited() - message.done(), message.late());
        if (next.awaited() > 0) {
            put(message.writeId(), next);
            return;
        }
        Purpose purpose = next.purpose();
        if (purpose instanceof Purpose.Write write) {
            if (next.late().isEmpty()) {
                end(message.writeId(), next.row(), write.replyTo());
            } else {
                shard.healer.begin(message.writeId(), next, write.replyTo());
            }
        } else if (purpose instanceof Purpose.Heal heal) {
            shard.healer.defaultsTried(message.writeId(), next, heal);
        } else if (purpose instanceof Purpose.Restore restore) {
            pending.delete(to -> to.i64(message.writeId()));
            shard.claimTasks.parentsKnown(restore, next.late());
        }
    }

    /** The unit that a registration has waited for knew the row by an older one, and may have taken only that out with it. */
    private void withdrawUnused(RowRef ref, Op.Register waited) {
        ForeignKey fk = shard.catalog().findForeignKey(waited.foreignKeyId());
        Table table = shard.catalog().find(ref.table());
        Row row = table == null ? null : shard.rows.live(table, ref.key());
        if (fk != null && (row == null || !waited.value().equals(KeyText.valuesText(fk.columns(), row)))) {
            shard.out.send(
                    Routing.shardOf(waited.value(), shard.shards),
                    new ReferenceMessage.Change(
                            shard.shard, 0, List.of(new Op.Unregister(fk.id(), waited.value(), ref.key()))));
        }
    }

    @Nullable
    Pending get(long writeId) {
        return pending.get(to -> to.i64(writeId));
    }

    void put(long writeId, Pending value) {
        pending.put(to -> to.i64(writeId), value);
    }

    void end(long writeId, RowRef row, @Nullable ReplyTo replyTo) {
        pending.delete(to -> to.i64(writeId));
        answer(row, replyTo);
    }

    private void answer(RowRef row, @Nullable ReplyTo replyTo) {
        Table table = shard.catalog().find(row.table());
        if (replyTo != null) {
            shard.out.emit(new Reply(
                    replyTo, new Reply.RowWritten(row, table == null ? null : shard.rows.live(table, row.key()))));
        }
    }
}
