package dev.expunge.core.shard;

import dev.expunge.core.event.ActionCommand;
import dev.expunge.core.event.Counts;
import dev.expunge.core.event.DeleteCommand;
import dev.expunge.core.event.DeleteStatus.Skipped;
import dev.expunge.core.event.PurgeDue;
import dev.expunge.core.event.RowChange;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.row.Row;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a delete's home shard and the shards of its rows tell each other, beside its units. */
sealed interface LifeMessage extends Message {

    record ForwardChange(RowChange change) implements LifeMessage {
        @Override
        public void deliver(ShardContext to) {
            to.writer.change(change);
        }
    }

    record ForwardDelete(DeleteCommand command) implements LifeMessage {
        @Override
        public void deliver(ShardContext to) {
            to.requests.delete(command);
        }
    }

    record ForwardAction(ActionCommand command) implements LifeMessage {
        @Override
        public void deliver(ShardContext to) {
            to.calls.take(command);
        }
    }

    record ForwardDue(PurgeDue due) implements LifeMessage {
        @Override
        public void deliver(ShardContext to) {
            to.claims.due(due);
        }
    }

    /**
     * A row's owner has removed it.
     *
     * @param shard the row's shard, whose queue for the row waits for the end
     */
    record RemoveAtSource(
            String deleteId,
            String eventId,
            RowRef row,
            int shard,
            @Nullable String principal) implements LifeMessage {
        @Override
        public void deliver(ShardContext to) {
            to.requests.removedAtSource(this);
        }
    }

    record RemovedAtSource(RowRef row) implements LifeMessage {
        @Override
        public void deliver(ShardContext to) {
            to.queues.removedAtSource(row);
        }
    }

    /** The delay of one root is over and its token holds. */
    record RootFired(String deleteId) implements LifeMessage {
        @Override
        public void deliver(ShardContext to) {
            to.lives.rootFired(deleteId);
        }
    }

    /** Roots without a timer are to be purged. */
    record RootsAsked(String deleteId, int roots) implements LifeMessage {
        @Override
        public void deliver(ShardContext to) {
            to.lives.rootsAsked(deleteId, roots);
        }
    }

    /**
     * One root has lost its token.
     *
     * @param fired its delay was over
     */
    record RootLost(String deleteId, RowRef row, String reason, boolean fired) implements LifeMessage {
        @Override
        public void deliver(ShardContext to) {
            to.lives.rootLost(this);
        }
    }

    /**
     * Go through all rows that the delete holds on this shard.
     *
     * @param number the task's, as its home knows it
     */
    record EachClaim(String deleteId, long number, Task task, Claim.@Nullable Id from) implements LifeMessage {
        @Override
        public void deliver(ShardContext to) {
            to.claimTasks.run(this);
        }
    }

    /** What to do with each row that a delete holds. */
    sealed interface Task {

        /** Give back what the delete has changed. */
        record Restore() implements Task {}

        /** Clear the timers, keep the stamps. */
        record CancelTimers() implements Task {}

        /** After a purge: clear the stamps of rows that it did not take. */
        record ReleaseAfterPurge() implements Task {}

        /** Hand over to the newer delete what it has met. */
        record HandOver(String newer) implements Task {}

        /** The delete's status has expired: forget. */
        record Forget() implements Task {}
    }

    record EachClaimDone(String deleteId, long number, Counts counts, List<Skipped> skipped) implements LifeMessage {
        @Override
        public void deliver(ShardContext to) {
            to.errands.claimsDone(this);
        }
    }

    /** Hand over, for the newer delete, what older deletes hold on the rows that it has met. */
    record TakeOver(String newer) implements LifeMessage {
        @Override
        public void deliver(ShardContext to) {
            to.takeOvers.begin(this);
        }
    }

    /**
     * To the older delete's home.
     *
     * @param shard where the newer delete's roots are, which waits for the answer
     */
    record TakeOverFrom(String older, String newer, int shard, int roots, int fired) implements LifeMessage {
        @Override
        public void deliver(ShardContext to) {
            to.takeOvers.from(this);
        }
    }

    /** @param shards where the older delete held rows, and the newer one may do so now */
    record TakenOverFrom(String older, String newer, Set<Integer> shards) implements LifeMessage {
        @Override
        public void deliver(ShardContext to) {
            to.takeOvers.handedOver(this);
        }
    }

    /** @param shards as the older deletes' homes have told them */
    record TakenOver(String newer, Set<Integer> shards) implements LifeMessage {
        @Override
        public void deliver(ShardContext to) {
            to.errands.takenOver(this);
        }
    }

    /**
     * Did the newer delete's unit meet this row?
     *
     * @param asker the shard of the patched row
     */
    record WasMet(String older, String newer, RowRef parent, Asker asker) implements LifeMessage {

        /** @param number the hand-over's */
        record Asker(int shard, long number, Claim.Id patched, int foreignKeyId) {}

        @Override
        public void deliver(ShardContext to) {
            to.takeOvers.wasMet(this);
        }
    }

    record Met(String older, String newer, WasMet.Asker asker, boolean met) implements LifeMessage {
        @Override
        public void deliver(ShardContext to) {
            to.claimTasks.met(this);
        }
    }

    /** Find the root rows once and store their keys in pages. */
    record Select(
            String deleteId, PlanMessage.RootSource from, int pageRows, boolean returning, SelectProgress progress)
            implements LifeMessage {
        @Override
        public void deliver(ShardContext to) {
            to.selector.select(this);
        }
    }

    /** @param scan where to go on; null: at the beginning */
    record SelectProgress(Node.@Nullable Scan scan, long pages, long matched, List<Row> returned) {}

    record Selected(String deleteId, int shard, long pages, long matched, List<Row> returned) implements LifeMessage {
        @Override
        public void deliver(ShardContext to) {
            to.paging.selected(this);
        }
    }

    /** A page is done: its keys are not needed any more. */
    record DropPage(String deleteId, long page) implements LifeMessage {
        @Override
        public void deliver(ShardContext to) {
            to.selector.drop(this);
        }
    }

    /** The delete is forgotten, and with it all pages that it has here. */
    record DropPages(String deleteId) implements LifeMessage {
        @Override
        public void deliver(ShardContext to) {
            to.selector.dropAll(this);
        }
    }

    /** A unit of the delete needs what a unit of the other one holds. */
    record Standing(String deleteId, String other) implements LifeMessage {
        @Override
        public void deliver(ShardContext to) {
            to.waits.met(deleteId, other);
        }
    }
}
