package dev.expunge.core.shard;

import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.DeleteStatus.State;
import dev.expunge.core.shard.DeleteRecord.Errand;
import dev.expunge.core.shard.DeleteRecord.Timers;
import dev.expunge.core.shard.LifeMessage.EachClaim;
import dev.expunge.core.shard.LifeMessage.EachClaimDone;
import dev.expunge.core.shard.LifeMessage.TakeOver;
import dev.expunge.core.shard.LifeMessage.TakeOverFrom;
import dev.expunge.core.shard.LifeMessage.TakenOver;
import dev.expunge.core.shard.LifeMessage.TakenOverFrom;
import dev.expunge.core.shard.LifeMessage.Task;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Walks over all rows that a delete holds, and what follows when the last of its shards has answered. */
final class Errands {

    private static final int NOBODY = -1;

    private final ShardContext shard;

    Errands(ShardContext shard) {
        this.shard = shard;
    }

    void start(Life life, Task task) {
        if (life.shards.isEmpty()) {
            done(life, new Errand(task, 0, NOBODY));
        } else {
            start(life, task, NOBODY, life.shards);
        }
    }

    /** Where the delete may hold rows. */
    private Set<Integer> reach(Life life) {
        return isSettling(life)
                ? IntStream.range(0, shard.shards).boxed().collect(Collectors.toSet())
                : Set.copyOf(life.shards);
    }

    private void start(Life life, Task task, int asker, Set<Integer> shards) {
        long number = shard.out.number();
        life.errands.put(number, new Errand(task, shards.size(), asker));
        shards.forEach(to -> shard.out.send(to, new EachClaim(life.id, number, task, null)));
    }

    /** The delete has met rows that older ones had stamped: each of its shards says when those have handed over. */
    void awaitHandOvers(Life life) {
        life.errands.put(shard.out.number(), new Errand(new Task.HandOver(life.id), life.shards.size(), NOBODY));
        life.shards.forEach(to -> shard.out.send(to, new TakeOver(life.id)));
    }

    void claimsDone(EachClaimDone message) {
        Life life = shard.lives.find(message.deleteId());
        Errand errand = life == null ? null : life.errands.get(message.number());
        if (life == null || errand == null) {
            return;
        }
        life.counts = life.counts.plus(message.counts());
        life.skip(message.skipped());
        if (errand.open() > 1) {
            life.errands.put(message.number(), new Errand(errand.task(), errand.open() - 1, errand.asker()));
            shard.lives.save(life);
            return;
        }
        life.errands.remove(message.number());
        for (Map.Entry<Long, Errand> other : Map.copyOf(life.errands).entrySet()) {
            Errand same = other.getValue();
            if (same.open() == 0 && same.task().equals(errand.task())) {
                life.errands.remove(other.getKey());
                done(life, same);
            }
        }
        done(life, errand);
    }

    private void done(Life life, Errand errand) {
        Task task = errand.task();
        if (task instanceof Task.Restore) {
            life.clearRefusal();
            life.audit(shard.out, AuditEvent.Type.RESTORED, Map.of("skipped", "" + life.skipped.size()));
            shard.lives.enter(life, State.RESTORED);
        } else if (task instanceof Task.CancelTimers) {
            life.clearRefusal();
            life.phase(false, false);
            life.timers = new Timers(0, 0, 0);
            life.audit(shard.out, AuditEvent.Type.CANCELLED, Map.of());
            shard.lives.enter(life, State.CANCELLED);
        } else if (task instanceof Task.ReleaseAfterPurge) {
            shard.lives.completed(life);
        } else if (task instanceof Task.HandOver handOver) {
            shard.lives.save(life);
            shard.out.send(errand.asker(), new TakenOverFrom(life.id, handOver.newer(), reach(life)));
        } else {
            shard.expiry.forgotten(life);
        }
    }

    // ---- one delete takes over from another

    void takenOver(TakenOver message) {
        Life life = shard.lives.find(message.newer());
        if (life == null) {
            return;
        }
        for (Map.Entry<Long, Errand> entry : Map.copyOf(life.errands).entrySet()) {
            Errand errand = entry.getValue();
            if (errand.asker() == NOBODY && errand.task().equals(new Task.HandOver(life.id))) {
                life.shards.addAll(message.shards());
                if (errand.open() > 1) {
                    life.errands.put(entry.getKey(), new Errand(errand.task(), errand.open() - 1, NOBODY));
                    shard.lives.save(life);
                } else {
                    life.errands.remove(entry.getKey());
                    shard.lives.softDone(life);
                }
                return;
            }
        }
    }

    void takeOverFrom(TakeOverFrom message) {
        Life life = shard.lives.find(message.older());
        if (life == null || Expiry.isUnderWay(life)) {
            shard.out.send(message.shard(), new TakenOverFrom(message.older(), message.newer(), Set.of()));
            return;
        }
        if (life.isScheduled() && isSettling(life)) {
            life.handOvers.add(message);
            shard.lives.save(life);
            return;
        }
        Timers timers = life.timers;
        int roots = timers.roots() - message.roots();
        life.timers = new Timers(roots, timers.fired() - message.fired(), timers.lost());
        handOver(life, message);
        boolean over = life.timers.lost() >= roots;
        boolean isLast = message.roots() > 0 && over;
        if (isLast && (life.awaitsPurge() || life.state == State.PURGING)) {
            life.supersededBy = message.newer();
        }
        if (isLast && life.awaitsPurge()) {
            shard.lives.superseded(life);
        } else if (isLast && life.hasPurgedNothing()) {
            shard.lives.gone(life);
        } else {
            shard.lives.save(life);
            shard.lives.check(life);
        }
    }

    /** Several shards may ask for the same; one walk over the claims answers all. */
    private void handOver(Life life, TakeOverFrom message) {
        Task task = new Task.HandOver(message.newer());
        if (life.errands.values().stream().anyMatch(errand -> errand.task().equals(task))) {
            life.errands.put(shard.out.number(), new Errand(task, 0, message.shard()));
        } else {
            start(life, task, message.shard(), reach(life));
        }
    }

    /** Whether it is still open what the delete will hold: its unit, or what it takes over itself, is under way. */
    private static boolean isSettling(Life life) {
        boolean undoing = life.errands.values().stream()
                .anyMatch(
                        errand -> errand.task() instanceof Task.Restore || errand.task() instanceof Task.CancelTimers);
        return !undoing && (life.state == State.PLANNING || life.state == State.APPLYING);
    }

    /** It is known now what the delete holds: those who waited to take over from it come again. */
    void settled(Life life) {
        if (!isSettling(life)) {
            life.handOvers.forEach(message -> shard.out.send(shard.shard, message));
            life.handOvers.clear();
        }
    }
}
