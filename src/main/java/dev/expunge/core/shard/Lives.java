package dev.expunge.core.shard;

import dev.expunge.core.ErrorCode;
import dev.expunge.core.Refusal;
import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.Counts;
import dev.expunge.core.event.DeleteStatus.Blockers;
import dev.expunge.core.event.DeleteStatus.Failure;
import dev.expunge.core.event.DeleteStatus.Skipped;
import dev.expunge.core.event.DeleteStatus.State;
import dev.expunge.core.shard.DeleteRecord.Phase;
import dev.expunge.core.shard.DeleteRecord.Timers;
import dev.expunge.core.shard.LifeMessage.RemovedAtSource;
import dev.expunge.core.shard.LifeMessage.RootLost;
import dev.expunge.core.shard.LifeMessage.Task;
import dev.expunge.core.storage.Storage;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The lives of the deletes whose home this shard is: from accepted to an end, and back by a call. */
final class Lives {

    private final ShardContext shard;
    private final Records<DeleteRecord> records;

    Lives(ShardContext shard, Storage storage) {
        this.shard = shard;
        this.records = new Records<>(storage, 'd', DeleteRecord.class);
    }

    @Nullable
    Life find(String deleteId) {
        DeleteRecord record = records.get(to -> to.text(deleteId));
        return record == null ? null : new Life(record);
    }

    void save(Life life) {
        records.put(to -> to.text(life.id), life.record());
    }

    void forget(String deleteId) {
        records.delete(to -> to.text(deleteId));
    }

    /** Enters a state, tells the world and keeps the record. */
    void enter(Life life, State state) {
        life.state = state;
        goesOn(life);
        life.publish(shard.out);
        shard.errands.settled(life);
        save(life);
        if (state.isEnd()) {
            shard.expiry.ended(life.id);
        }
        if (state.isEnd() && life.plan.source() != null) {
            DeleteRecord.Source source = life.plan.source();
            shard.out.send(source.shard(), new RemovedAtSource(source.row()));
        }
    }

    /** Whether something had to be told that is not so any more: nothing stands in the way now. */
    private boolean goesOn(Life life) {
        boolean told = life.behind != null;
        life.behind = null;
        shard.waits.over(life.id);
        return told;
    }

    // ---- a unit of the delete has ended

    void unitEnded(String deleteId, Coordinator.Outcome outcome) {
        Life life = find(deleteId);
        if (life == null) {
            return;
        }
        if (life.pages != null && life.pages.current() != null) {
            shard.paging.pageEnded(life, outcome);
        } else if (outcome.result() == Coordinator.Result.REFUSED) {
            refused(life, outcome);
        } else if (life.phase.purging()) {
            purged(life, outcome);
        } else {
            done(life, outcome);
        }
    }

    private void refused(Life life, Coordinator.Outcome outcome) {
        if (!life.phase.purging()) {
            life.matched = outcome.tally().matched();
            life.returned(outcome.tally());
        }
        refuse(
                life,
                outcome.verdict()
                        .plus(new Verdict(Blockers.NONE, outcome.tally().errors(), Counts.NONE)));
    }

    /** Ends blocked or failed: blocked goes before error, and among errors the first code counts. */
    void refuse(Life life, Verdict verdict) {
        life.blockers = verdict.blockers();
        boolean blocked = verdict.blockers().count() > 0;
        life.error = blocked
                ? new Failure(
                        ErrorCode.FOREIGN_KEY_RESTRICT,
                        verdict.blockers().count() + " rows that stay reference rows to be deleted")
                : verdict.errors().get(0);
        life.audit(
                shard.out,
                blocked ? AuditEvent.Type.BLOCKED : AuditEvent.Type.FAILED,
                Map.of("code", life.error.code().name(), "detail", life.error.detail()));
        shard.calls.answerWaiter(life, null);
        enter(life, blocked ? State.BLOCKED : State.FAILED);
        if (life.supersededBy != null) {
            superseded(life);
        } else if (life.phase.purging() && life.timers.roots() > 0) {
            // The last token may have been lost while the purge was planned.
            check(life);
        }
    }

    private void done(Life life, Coordinator.Outcome outcome) {
        Tally tally = outcome.tally();
        life.matched = tally.matched();
        life.returned(outcome.tally());
        gain(life, tally);
        if (tally.roots().takeovers() > 0) {
            shard.errands.awaitHandOvers(life);
            save(life);
        } else {
            softDone(life);
        }
    }

    void gain(Life life, Tally tally) {
        life.counts = life.counts.plus(tally.counts());
        if (life.isSoft()) {
            life.shards.addAll(tally.shards());
            life.addRoots(tally.roots().listed());
            int taken = life.isScheduled() ? (int) tally.roots().taken() : 0;
            life.timers = new Timers(life.timers.roots() + taken, life.timers.fired(), life.timers.lost());
        }
    }

    void softDone(Life life) {
        if (life.isScheduled() && life.timers.roots() > 0) {
            life.audit(
                    shard.out,
                    AuditEvent.Type.PURGE_SCHEDULED,
                    Map.of("dueAt", Long.toString(life.phase.dueAtMs()), "roots", "" + life.timers.roots()));
            enter(life, State.SCHEDULED);
            check(life);
        } else {
            completed(life);
        }
    }

    void completed(Life life) {
        life.audit(shard.out, AuditEvent.Type.COMPLETED, Map.of("matched", Long.toString(life.matched)));
        enter(life, State.COMPLETED);
    }

    // ---- timers and the purge

    void rootFired(String deleteId) {
        Life life = find(deleteId);
        if (life != null) {
            Timers timers = life.timers;
            life.timers = new Timers(timers.roots(), timers.fired() + 1, timers.lost());
            save(life);
            check(life);
        }
    }

    /** A purge of roots without a timer: they stand as if theirs had fired. */
    void rootsAsked(String deleteId, int roots) {
        Life life = find(deleteId);
        if (life != null) {
            Timers timers = life.timers;
            life.timers = new Timers(timers.roots() + roots, timers.fired() + roots, timers.lost());
            save(life);
        }
    }

    void rootLost(RootLost message) {
        Life life = find(message.deleteId());
        if (life != null) {
            Timers timers = life.timers;
            life.timers = new Timers(timers.roots(), timers.fired() - (message.fired() ? 1 : 0), timers.lost() + 1);
            life.skip(List.of(new Skipped(message.row(), message.reason())));
            save(life);
            if (life.hasPurgedNothing()) {
                gone(life);
            } else {
                check(life);
            }
        }
    }

    /** All timers have answered: purge, or there is nothing left to purge. */
    void check(Life life) {
        Timers timers = life.timers;
        if (!life.awaitsPurge() || timers.fired() + timers.lost() < timers.roots()) {
            return;
        }
        if (timers.fired() == 0) {
            dropped(life);
        } else if (life.state == State.SCHEDULED) {
            purge(life);
        }
    }

    /** A newer delete has taken the last root over. */
    void superseded(Life life) {
        life.clearRefusal();
        life.phase(false, false);
        life.audit(shard.out, AuditEvent.Type.SUPERSEDED, Map.of("by", Objects.requireNonNull(life.supersededBy)));
        enter(life, State.SUPERSEDED);
    }

    private void dropped(Life life) {
        life.clearRefusal();
        life.phase(false, false);
        enter(life, State.DROPPED);
    }

    void purge(Life life) {
        Phase phase = life.phase;
        life.clearRefusal();
        life.phase = new Phase(true, false, phase.dueAtMs(), life.state, phase.waiter(), false);
        life.audit(shard.out, AuditEvent.Type.PURGE_STARTED, Map.of());
        enter(life, State.PURGING);
        shard.units.start(life);
    }

    /** From here on the purge cannot be undone. */
    void committing(String deleteId, Tally tally) {
        Life life = find(deleteId);
        if (life != null && life.phase.purging()) {
            life.phase(true, tally.roots().taken() > 0);
            if (goesOn(life)) {
                life.publish(shard.out);
            }
            save(life);
        } else if (life != null && life.state == State.PLANNING) {
            enter(life, State.APPLYING);
        }
    }

    /** The purge has found no root: as soon as all have been reported, it is known what became of the last one. */
    void gone(Life life) {
        State before = life.phase.before();
        if (life.timers.lost() < life.timers.roots()) {
            save(life);
        } else if (before == State.COMPLETED || before == State.CANCELLED) {
            life.supersededBy = null;
            life.timers = new Timers(0, 0, 0);
            enter(life, before);
        } else if (life.supersededBy != null) {
            superseded(life);
        } else {
            dropped(life);
        }
    }

    private void purged(Life life, Coordinator.Outcome outcome) {
        if (outcome.tally().roots().taken() == 0) {
            life.phase(false, false);
            shard.calls.answerWaiter(
                    life, Refusal.of(ErrorCode.STATE_CONFLICT, "/deleteId", "no root row still carries the stamp"));
            gone(life);
            return;
        }
        life.phase(true, true);
        life.counts = life.counts.plus(outcome.tally().counts());
        shard.calls.answerWaiter(life, null);
        shard.errands.start(life, new Task.ReleaseAfterPurge());
        if (!life.state.isEnd()) {
            save(life);
        }
    }
}
