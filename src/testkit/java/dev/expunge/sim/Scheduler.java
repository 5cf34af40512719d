package dev.expunge.sim;

import dev.expunge.core.event.PurgeDue;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.event.TimerChange;
import dev.expunge.core.event.TimerChange.Timer;
import dev.expunge.sim.log.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The scheduler after its description: the current timer of each row, fired when due and not before, in transactions. A
 * timer that has fired stays current until its row's owner clears it.
 */
final class Scheduler {

    private record Entry(Timer timer, boolean fired) {}

    private final List<Channel<TimerChange>> changes = new ArrayList<>();
    private final Map<RowRef, Entry> current = new TreeMap<>();
    private final Map<RowRef, Entry> committed = new TreeMap<>();
    private final List<PurgeDue> commands = new ArrayList<>();
    private final Consumer<PurgeDue> out;

    Scheduler(int shards, Consumer<PurgeDue> out) {
        this.out = out;
        for (int i = 0; i < shards; i++) {
            changes.add(new Channel<>());
        }
    }

    void hear(int shard, TimerChange change) {
        changes.get(shard).add(change);
    }

    /** Reads a change, fires what is due, commits or crashes. */
    void step(long nowMs, Random random, int crashesPerMille) {
        int from = random.nextInt(changes.size());
        if (!changes.get(from).isEmpty()) {
            TimerChange change = changes.get(from).take();
            take(change.row(), change.timer());
        }
        if (random.nextInt(4) == 0) {
            fire(nowMs);
        }
        if (random.nextInt(1000) < crashesPerMille) {
            abort();
        } else if (random.nextInt(3) == 0) {
            commit();
        }
    }

    /** Reads and fires all, and commits. */
    void settle(long nowMs) {
        for (Channel<TimerChange> channel : changes) {
            while (!channel.isEmpty()) {
                TimerChange change = channel.take();
                take(change.row(), change.timer());
            }
        }
        fire(nowMs);
        commit();
    }

    private void take(RowRef row, @Nullable Timer timer) {
        Entry known = current.get(row);
        if (timer == null) {
            current.remove(row);
        } else if (known == null || !known.timer().equals(timer)) {
            current.put(row, new Entry(timer, false));
        }
    }

    private void fire(long nowMs) {
        current.replaceAll((row, entry) -> {
            if (entry.fired() || entry.timer().dueAtMs() > nowMs) {
                return entry;
            }
            Timer timer = entry.timer();
            String id = "due-" + timer.deleteId() + "-" + timer.token() + "-" + row.table() + "/" + row.key();
            commands.add(new PurgeDue(id, timer.deleteId(), row.table(), row.key(), timer.token()));
            return new Entry(timer, true);
        });
    }

    private void commit() {
        changes.forEach(Channel::commit);
        committed.clear();
        committed.putAll(current);
        commands.forEach(out);
        commands.clear();
    }

    private void abort() {
        changes.forEach(Channel::abort);
        current.clear();
        current.putAll(committed);
        commands.clear();
    }

    boolean isIdle(long nowMs) {
        return changes.stream().allMatch(Channel::isEmpty)
                && commands.isEmpty()
                && current.values().stream()
                        .allMatch(e -> e.fired() || e.timer().dueAtMs() > nowMs);
    }

    /** The timers that have not been cleared. */
    Map<RowRef, Timer> timers() {
        Map<RowRef, Timer> all = new TreeMap<>();
        current.forEach((row, entry) -> all.put(row, entry.timer()));
        return all;
    }
}
