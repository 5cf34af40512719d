package dev.expunge.core.sim;

import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.ForgottenDelete;
import dev.expunge.core.event.Input;
import dev.expunge.core.event.Output;
import dev.expunge.core.event.PurgeDue;
import dev.expunge.core.event.RefusedChange;
import dev.expunge.core.event.Reply;
import dev.expunge.core.event.Routing;
import dev.expunge.core.event.RowEffect;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.event.RowState;
import dev.expunge.core.event.TimerChange;
import dev.expunge.core.row.Row;
import dev.expunge.core.shard.Settings;
import dev.expunge.core.shard.Shard;
import dev.expunge.core.shard.Step;
import dev.expunge.core.storage.InMemoryStorage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Shards, their logs and a scheduler. What one shard sends another arrives in order; anything else in any order. A crash
 * throws away a step and all that a shard keeps in memory.
 */
public final class Cluster {

    private static final int STEPS = 200_000;
    private static final double CRASHES = 0.02;

    private final Settings settings;
    private final Random random;
    private final List<InMemoryStorage> storages = new ArrayList<>();
    private final List<Shard> shards = new ArrayList<>();
    private final List<Deque<byte[]>> channels = new ArrayList<>();
    private final List<Deque<Input>> inputs = new ArrayList<>();
    private final Map<RowRef, TimerChange.Timer> timers = new TreeMap<>();
    private long now = 1_790_000_000_000L;
    private int fired;

    public final Map<RowRef, Row> rows = new TreeMap<>();
    public final Map<String, DeleteStatus> deletes = new HashMap<>();
    public final Map<String, Reply.Answer> replies = new HashMap<>();
    public final List<AuditEvent> audit = new ArrayList<>();
    public final List<RowEffect> effects = new ArrayList<>();
    public final List<RefusedChange> refused = new ArrayList<>();

    public Cluster(int count, Settings settings, long seed) {
        this.settings = settings;
        this.random = new Random(seed);
        for (int i = 0; i < count; i++) {
            storages.add(new InMemoryStorage());
            shards.add(new Shard(i, count, settings, storages.get(i)));
            inputs.add(new ArrayDeque<>());
        }
        for (int i = 0; i < count * count; i++) {
            channels.add(new ArrayDeque<>());
        }
    }

    public long now() {
        return now;
    }

    /** Puts an input on the log of its shard. */
    public void submit(Input input) {
        inputs.get(Routing.shardOf(input.routingKey(), shards.size())).add(input);
    }

    /** Delivers until nothing is left to deliver; time passes only where units have to be tried again. */
    public void settle() {
        int quiet = 0;
        for (int step = 0; quiet < 50; step++) {
            if (step > STEPS) {
                throw new AssertionError("not quiet after " + STEPS + " steps");
            }
            if (deliverOne()) {
                quiet = 0;
            } else {
                quiet++;
                now += 40;
                for (int i = 0; i < shards.size(); i++) {
                    take(i, shards.get(i).tick(now));
                }
                fireTimers();
            }
        }
    }

    public void advance(long ms) {
        now += ms;
        settle();
    }

    private void fireTimers() {
        Map.copyOf(timers).forEach((row, timer) -> {
            if (timer.dueAtMs() <= now) {
                timers.remove(row);
                fired++;
                submit(new PurgeDue("due" + fired, timer.deleteId(), row.table(), row.key(), timer.token()));
            }
        });
    }

    private boolean deliverOne() {
        List<Integer> ready = new ArrayList<>();
        for (int i = 0; i < channels.size(); i++) {
            if (!channels.get(i).isEmpty()) {
                ready.add(i);
            }
        }
        int fromInputs = ready.size();
        for (int i = 0; i < inputs.size(); i++) {
            if (!inputs.get(i).isEmpty()) {
                ready.add(i);
            }
        }
        if (ready.isEmpty()) {
            return false;
        }
        int chosen = random.nextInt(ready.size());
        int index = ready.get(chosen);
        now += random.nextInt(3) == 0 ? 1 : 0;
        if (chosen < fromInputs) {
            int to = index % shards.size();
            byte[] message = channels.get(index).element();
            maybeCrash(to, shard -> shard.handleMessage(message, now));
            channels.get(index).remove();
            take(to, shards.get(to).handleMessage(message, now));
        } else {
            Input input = inputs.get(index).element();
            maybeCrash(index, shard -> shard.handle(input, now));
            inputs.get(index).remove();
            take(index, shards.get(index).handle(input, now));
        }
        return true;
    }

    private interface Doing {
        Step with(Shard shard);
    }

    private void maybeCrash(int index, Doing doing) {
        if (random.nextDouble() < CRASHES) {
            doing.with(new Shard(
                    index, shards.size(), settings, storages.get(index).copy()));
            shards.set(index, new Shard(index, shards.size(), settings, storages.get(index)));
        }
    }

    private void take(int from, Step step) {
        step.outputs().forEach(this::hear);
        step.messages()
                .forEach(m -> channels.get(from * shards.size() + m.shard()).add(m.message()));
    }

    private void hear(Output output) {
        if (output instanceof RowState state) {
            RowRef ref = new RowRef(state.table(), state.key());
            put(rows, ref, state.row());
        } else if (output instanceof DeleteStatus status) {
            deletes.put(status.deleteId(), status);
        } else if (output instanceof ForgottenDelete gone) {
            deletes.remove(gone.deleteId());
        } else if (output instanceof TimerChange change) {
            put(timers, change.row(), change.timer());
        } else if (output instanceof Reply reply) {
            replies.put(reply.to().correlationId(), reply.answer());
        } else if (output instanceof AuditEvent event) {
            audit.add(event);
        } else if (output instanceof RowEffect effect) {
            effects.add(effect);
        } else if (output instanceof RefusedChange change) {
            refused.add(change);
        }
    }

    private static <K, V> void put(Map<K, V> into, K key, @Nullable V value) {
        if (value == null) {
            into.remove(key);
        } else {
            into.put(key, value);
        }
    }

    /** What the shards still have beside rows, indexes, references, catalogs and the records of ended deletes. */
    public Map<Character, Integer> leftOver() {
        return count("hoOwqpuytPgWFKTlL");
    }

    /** How many records there are of each kind that there is at all. */
    public Map<Character, Integer> count(String kinds) {
        Map<Character, Integer> found = new TreeMap<>();
        for (InMemoryStorage storage : storages) {
            for (int i = 0; i < kinds.length(); i++) {
                char kind = kinds.charAt(i);
                try (var cursor = storage.scan(new byte[] {(byte) kind}, new byte[] {(byte) (kind + 1)})) {
                    while (cursor.next()) {
                        found.merge(kind, 1, Integer::sum);
                    }
                }
            }
        }
        return found;
    }
}
