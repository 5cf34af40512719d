package dev.expunge.core.shard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the shard of a row keeps the shards of the values that it references, or carries, up to date. */
sealed interface ReferenceMessage extends Message {

    /**
     * In place of a write's number: a catalog change registers what is there already. Units that it concerns have ended, and
     * those that wait for it have to find all of it: it never waits behind them.
     */
    long BACK_FILL = -1;

    /** @param writeId the write that waits for the answer; 0: nobody waits; or {@link #BACK_FILL} */
    record Change(int from, long writeId, List<Op> ops) implements ReferenceMessage {
        @Override
        public void deliver(ShardContext to) {
            to.references.change(this);
        }
    }

    /**
     * @param done how many of the awaited operations this answers
     * @param late those that met a deleted value
     * @param waited one that had to wait for a unit, which may have removed its row
     */
    record Taken(long writeId, int done, List<Late> late, Op.@Nullable Register waited) implements ReferenceMessage {
        @Override
        public void deliver(ShardContext to) {
            to.writes.taken(this);
        }
    }

    /**
     * A reference to a value that was hard-deleted.
     *
     * @param deleteId the delete that removed its last row
     */
    record Late(int foreignKeyId, String value, String deleteId) {}

    sealed interface Op {

        /** The value whose shard this is for. */
        String value();

        /** Whether the write waits for it. */
        default boolean isAwaited() {
            return true;
        }

        /** @param isNew the row did not have the reference before, so that it need not be looked for */
        record Register(int foreignKeyId, String value, String childKey, Judge judge, boolean isNew) implements Op {}

        record Unregister(int foreignKeyId, String value, String childKey) implements Op {
            @Override
            public boolean isAwaited() {
                return false;
            }
        }

        /** A row carries the value: its marker ends. */
        record Carry(int targetId, String value, String rowKey) implements Op {}

        /** @param removal null: the row has taken on another value, or lives on under a unit that is undone */
        record Uncarry(
                int targetId,
                String value,
                String rowKey,
                @Nullable Removed removal) implements Op {
            @Override
            public boolean isAwaited() {
                return false;
            }
        }
    }

    /** The row was hard-deleted by this unit of this delete. */
    record Removed(UnitRef unit, String deleteId) {}

    /** What a registration does when the value was deleted, or is nowhere. */
    enum Judge {
        /** Register, and report a deleted value. */
        REPORT,
        /** Register whatever the value is. */
        NONE,
        /** Do not register a deleted value, report it. */
        REFUSE_DELETED,
        /** Do not register a value that no row carries, report it. */
        REFUSE_ABSENT
    }
}
