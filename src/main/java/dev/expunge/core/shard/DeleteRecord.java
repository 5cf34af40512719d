package dev.expunge.core.shard;

import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.Mode;
import dev.expunge.core.event.ReplyTo;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.request.DeleteRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a delete's home shard knows of it. */
record DeleteRecord(DeleteStatus status, Plan plan, Run run) {

    /**
     * Decided when the delete was accepted, never again.
     *
     * @param source the row that its owner has removed; else null
     */
    record Plan(
            DeleteRequest request,
            String fingerprint,
            How how,
            @Nullable Source source) {}

    record How(Mode mode, long delayMs, boolean async, int batchSize, boolean cascadeHard) {}

    /** @param shard where the row's later writes wait */
    record Source(RowRef row, int shard) {}

    /**
     * @param shards shards on which the delete holds rows
     * @param seen the last commands taken, so that a repeated one is recognised
     * @param handOvers of newer deletes, which wait until it is known what this one holds
     */
    record Run(
            Phase phase,
            Timers timers,
            Set<Integer> shards,
            Map<Long, Errand> errands,
            List<String> seen,
            @Nullable Pages pages,
            List<LifeMessage.TakeOverFrom> handOvers) {}

    /**
     * @param purging the last unit that ran, or runs, is the purge
     * @param purged the purge has committed
     * @param dueAtMs when the purge may start, of the last time that the delete was run
     * @param before the state to fall back to when a purge finds nothing
     * @param waiter who is to be told whether the purge found something
     */
    record Phase(
            boolean purging,
            boolean purged,
            long dueAtMs,
            DeleteStatus.@Nullable State before,
            @Nullable ReplyTo waiter,
            boolean waitsForCatalog) {}

    /** Root rows with a timer: all, those whose delay is over, those that have lost their token. */
    record Timers(int roots, int fired, int lost) {}

    /**
     * A walk over all rows that the delete holds.
     *
     * @param open shards that have not answered
     * @param asker to be told; -1: nobody
     */
    record Errand(LifeMessage.Task task, int open, int asker) {}

    /**
     * An async delete's pages.
     *
     * @param selecting shards that still look for root rows
     * @param together the pages of all shards, where all root rows make one page; else empty
     */
    record Pages(
            int selecting,
            Map<Integer, PageNumbers> together,
            Round round,
            @Nullable Current current,
            Verdict verdict) {}

    /**
     * One time through the pages that are left.
     *
     * @param next pages of this round, by shard
     * @param refused pages of this round that were refused, by shard
     * @param moved a page got through in this round
     */
    record Round(Map<Integer, PageNumbers> next, Map<Integer, PageNumbers> refused, boolean moved) {

        static Round of(Map<Integer, PageNumbers> next) {
            return new Round(next, Map.of(), false);
        }
    }

    /** @param shard {@link #TOGETHER}: the one page whose rows are on several shards */
    record Current(int shard, long page) {

        static final int TOGETHER = -1;
    }
}
