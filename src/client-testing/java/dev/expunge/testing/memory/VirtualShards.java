package dev.expunge.testing.memory;

import dev.expunge.core.event.Input;
import dev.expunge.core.event.Output;
import dev.expunge.core.event.PurgeDue;
import dev.expunge.core.event.Routing;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.event.TimerChange;
import dev.expunge.core.shard.Settings;
import dev.expunge.core.shard.Shard;
import dev.expunge.core.shard.Step;
import dev.expunge.core.storage.InMemoryStorage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Shards, the logs between them and a scheduler, on a clock that moves only when told to, or while a unit waits to be tried
 * again. What one shard sends another arrives in order; anything else in an order that the seed decides.
 */
final class VirtualShards {

    private static final long START_MS = 1_790_000_000_000L;
    private static final int MOST_STEPS = 2_000_000;
    private static final long RETRY_MS = 5;
    /** Kinds of records that are there only while something is under way, see the table of records in ARCHITECTURE.md. */
    private static final String UNDER_WAY = "hoOwqpuytPgWFKTlL";

    private final int count;
    private final Consumer<Output> heard;
    private final Random random;
    private final List<InMemoryStorage> storages = new ArrayList<>();
    private final List<Shard> shards = new ArrayList<>();
    /** By sender and receiver. */
    private final List<Deque<byte[]>> channels = new ArrayList<>();

    private final List<Deque<Input>> inputs = new ArrayList<>();
    private final Map<RowRef, TimerChange.Timer> timers = new TreeMap<>();
    private long nowMs = START_MS;
    private int fired;

    VirtualShards(int count, Settings settings, long seed, Consumer<Output> heard) {
        this.count = count;
        this.heard = heard;
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

    long nowMs() {
        return nowMs;
    }

    void submit(Input input) {
        inputs.get(Routing.shardOf(input.routingKey(), count)).add(input);
    }

    /** Delivers all there is to deliver. */
    void settle() {
        for (int step = 0; step < MOST_STEPS; step++) {
            if (!deliverOne()) {
                tick();
                if (isQuiet()) {
                    if (!isUnderWay()) {
                        return;
                    }
                    nowMs += RETRY_MS;
                    fireTimers();
                }
            }
        }
        throw new AssertionError("not quiet after " + MOST_STEPS + " steps");
    }

    /** Lets time pass from one due timer to the next. */
    void advance(long ms) {
        long untilMs = nowMs + ms;
        settle();
        while (nowMs < untilMs) {
            long next = timers.values().stream()
                    .mapToLong(TimerChange.Timer::dueAtMs)
                    .min()
                    .orElse(Long.MAX_VALUE);
            nowMs = Math.min(untilMs, Math.max(nowMs, next));
            fireTimers();
            settle();
        }
    }

    private void tick() {
        for (int i = 0; i < count; i++) {
            take(i, shards.get(i).tick(nowMs));
        }
    }

    private void fireTimers() {
        Map.copyOf(timers).forEach((row, timer) -> {
            if (timer.dueAtMs() <= nowMs) {
                timers.remove(row);
                submit(new PurgeDue("due" + fired++, timer.deleteId(), row.table(), row.key(), timer.token()));
            }
        });
    }

    private boolean isQuiet() {
        return channels.stream().allMatch(Deque::isEmpty) && inputs.stream().allMatch(Deque::isEmpty);
    }

    private boolean isUnderWay() {
        return storages.stream()
                .anyMatch(storage -> UNDER_WAY.chars().anyMatch(kind -> {
                    try (var cursor = storage.scan(new byte[] {(byte) kind}, new byte[] {(byte) (kind + 1)})) {
                        return cursor.next();
                    }
                }));
    }

    private boolean deliverOne() {
        List<Integer> ready = new ArrayList<>();
        for (int i = 0; i < channels.size() + count; i++) {
            Deque<?> queue = i < channels.size() ? channels.get(i) : inputs.get(i - channels.size());
            if (!queue.isEmpty()) {
                ready.add(i);
            }
        }
        if (ready.isEmpty()) {
            return false;
        }
        int chosen = ready.get(random.nextInt(ready.size()));
        int to = chosen % count;
        if (chosen < channels.size()) {
            take(to, shards.get(to).handleMessage(channels.get(chosen).remove(), nowMs));
        } else {
            take(to, shards.get(to).handle(inputs.get(to).remove(), nowMs));
        }
        return true;
    }

    private void take(int from, Step step) {
        step.outputs().forEach(output -> {
            if (output instanceof TimerChange change) {
                TimerChange.Timer timer = change.timer();
                if (timer == null) {
                    timers.remove(change.row());
                } else {
                    timers.put(change.row(), timer);
                }
            }
            heard.accept(output);
        });
        step.messages()
                .forEach(message -> channels.get(from * count + message.shard()).add(message.message()));
    }
}
