package dev.expunge.sim;

import dev.expunge.core.event.CatalogCommand;
import dev.expunge.core.event.Input;
import dev.expunge.core.event.Output;
import dev.expunge.core.event.Routing;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.event.TimerChange;
import dev.expunge.core.shard.Exchange;
import dev.expunge.core.shard.ShardFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Shards on instances, the log between them, and the scheduler. What is sent to a shard through the log arrives in the order
 * of the commits, whatever comes by other topics in any order; an instance with all shards also hands over. An instance's steps form a transaction: state, offsets and outputs count together or not at all.
 */
public final class Cluster {

    private static final int STEPS = Integer.getInteger("sim.steps", 400_000);
    private static final long TICK_MS = 40;
    private static final int TICKS = 50;
    private static final int STALLED_STEPS = 60;

    private final Setup setup;
    private final Random random;
    private final List<Task> tasks = new ArrayList<>();
    private final List<Exchange> exchanges = new ArrayList<>();
    private final long[] skewsMs;
    private final Scheduler scheduler;
    private final List<Integer> ready = new ArrayList<>();
    private long now = 1_790_000_000_000L;
    private int stalled = -1;
    private int stalledFor;
    private long steps;
    private long generations;
    private long numbers;

    public final World world = new World();

    public Cluster(Setup setup) {
        this.setup = setup;
        this.random = new Random(setup.seed());
        this.skewsMs = new long[setup.instances()];
        for (int i = 0; i < setup.shards(); i++) {
            tasks.add(new Task(setup, i, this));
        }
        for (int i = 0; i < skewsMs.length; i++) {
            exchanges.add(new Exchange(setup.shards(), () -> ++generations));
            jump(i);
        }
        tasks.forEach(this::join);
        this.scheduler = new Scheduler(setup.shards(), this::submit);
    }

    /** The true time, ms since 1970. */
    public long now() {
        return now;
    }

    /** Records that shards have read. */
    public long steps() {
        return steps;
    }

    /** Puts an input on the log of its shard, sometimes twice. */
    public void submit(Input input) {
        Task task = tasks.get(Routing.shardOf(input.routingKey(), tasks.size()));
        task.submit(input);
        if (chance(setup.faults().duplicates()) && !(input instanceof CatalogCommand)) {
            task.submit(input);
        }
    }

    /** Delivers until nothing is left to deliver; time passes only where units have to be tried again. */
    public void settle() {
        long pauseMs = TICK_MS;
        long end = steps + STEPS;
        while (true) {
            while (step()) {
                if (steps > end) {
                    throw new AssertionError("not quiet after " + STEPS + " steps");
                }
            }
            scheduler.settle(now);
            if (tasks.stream().noneMatch(t -> t.storage.has('t')) && !anyReady()) {
                return;
            }
            if (!anyReady()) {
                now += pauseMs;
                pauseMs = Math.min(2 * pauseMs, 60_000);
                tasks.forEach(task -> task.tick(this::enough));
            }
            if (pauseMs == 60_000 && steps++ > end) {
                throw new AssertionError("units are still to be tried again, but nothing happens");
            }
        }
    }

    /** Lets time pass, and what is due by then happen. */
    public void advance(long ms) {
        now += ms;
        for (int i = 0; i < TICKS; i++) {
            tasks.forEach(task -> task.tick(this::enough));
            settle();
            now += TICK_MS;
        }
    }

    /** Lets time pass while other things go on. */
    public void pass(long ms) {
        now += ms;
    }

    /** One thing happens, whatever it is; false: there is nothing to do. */
    public boolean step() {
        now += random.nextInt(3) == 0 ? 1 : 0;
        misfortune();
        if (random.nextInt(8) == 0) {
            scheduler.step(now, random, setup.faults().crashes());
        }
        findReady();
        if (ready.isEmpty()) {
            return commitOne();
        }
        int chosen = ready.get(random.nextInt(ready.size()));
        Task task = tasks.get(chosen / 100);
        task.read(chosen % 100, this::enough);
        steps++;
        if (random.nextInt(setup.faults().commitEvery()) == 0) {
            commit(task.instance);
        }
        return true;
    }

    private void misfortune() {
        Setup.Faults faults = setup.faults();
        if (chance(faults.crashes())) {
            int instance = random.nextInt(setup.instances());
            List<Task> here = tasks.stream().filter(t -> t.instance == instance).toList();
            here.forEach(Task::leave);
            here.forEach(Task::abort);
            here.forEach(this::join);
            jump(instance);
        }
        if (chance(faults.moves())) {
            Task task = tasks.get(random.nextInt(tasks.size()));
            commit(task.instance);
            task.leave();
            task.instance = random.nextInt(setup.instances());
            task.restart();
            join(task);
        }
        if (chance(faults.stalls())) {
            stalled = random.nextInt(tasks.size()) * 100
                    + random.nextInt(tasks.get(0).sources());
            stalledFor = random.nextInt(STALLED_STEPS);
        }
        if (random.nextInt(50) == 0) {
            Task task = tasks.get(random.nextInt(tasks.size()));
            task.tick(this::enough);
        }
    }

    private void findReady() {
        ready.clear();
        stalledFor--;
        for (Task task : tasks) {
            for (int source = 0; source < task.sources(); source++) {
                int number = task.number * 100 + source;
                if (task.isReady(source) && (stalledFor < 0 || number != stalled)) {
                    ready.add(number);
                }
            }
        }
    }

    private boolean anyReady() {
        stalledFor = 0;
        findReady();
        return !ready.isEmpty() || tasks.stream().anyMatch(Task::isDirty);
    }

    private boolean commitOne() {
        for (Task task : tasks) {
            if (task.isDirty()) {
                commit(task.instance);
                return true;
            }
        }
        stalledFor = 0;
        findReady();
        return !ready.isEmpty();
    }

    private void join(Task task) {
        task.join(exchanges.get(task.instance));
    }

    /** Whether an instance has done enough for one transaction. */
    private boolean enough() {
        return random.nextInt(8) == 0;
    }

    private void commit(int instance) {
        exchanges.get(instance).flush();
        Map<Long, Runnable> heard = new TreeMap<>();
        for (Task task : tasks) {
            if (task.instance == instance && task.isDirty()) {
                task.commit(tasks).forEach(said -> heard.put(said.number(), () -> hear(task, said.output())));
            }
        }
        heard.values().forEach(Runnable::run);
        world.committed();
    }

    private void hear(Task task, Output output) {
        world.hear(output, now);
        if (output instanceof TimerChange change) {
            scheduler.hear(task.number, change);
        }
    }

    long nextNumber() {
        return ++numbers;
    }

    long time(Task task) {
        return now + skewsMs[task.instance];
    }

    private void jump(int instance) {
        int skewMs = setup.faults().skewMs();
        skewsMs[instance] = skewMs == 0 ? 0 : random.nextInt(2 * skewMs + 1) - skewMs;
    }

    private boolean chance(int perMille) {
        return perMille > 0 && random.nextInt(1000) < perMille;
    }

    /** What the shards still have beside rows, indexes, references, catalogs and the records of ended deletes. */
    public Map<Character, Integer> leftOver() {
        return count("hoOwqpuytPgWFKTlLb");
    }

    /** Units that hold a row and are not under way, or have no node where it is. */
    public Set<String> strayHolders() {
        Set<String> stray = new TreeSet<>();
        tasks.forEach(task -> stray.addAll(task.strayHolders(tasks)));
        return stray;
    }

    /** Records read or written so far, but for what comes with the passing of time alone. */
    public long operations() {
        return tasks.stream().mapToLong(Task::operations).sum();
    }

    /** How often a unit has held or left a place so far, and a delete claimed or left a row. */
    public long touches() {
        return tasks.stream()
                .mapToLong(task -> task.storage.changes('h') + task.storage.changes('k'))
                .sum();
    }

    /** Rows, also those that were removed and are remembered. */
    public int rowRecords() {
        return tasks.stream().mapToInt(task -> task.storage.count('r')).sum();
    }

    /** What the shards say is under way. */
    public ShardFigures figures() {
        return tasks.stream().map(Task::figures).reduce(ShardFigures.NONE, ShardFigures::plus);
    }

    /** How many records there are of each of these kinds; those of which there are none are left out. */
    public Map<Character, Integer> count(String kinds) {
        Map<Character, Integer> found = new TreeMap<>();
        for (Task task : tasks) {
            for (int i = 0; i < kinds.length(); i++) {
                char kind = kinds.charAt(i);
                int count = task.storage.count(kind);
                if (count > 0) {
                    found.merge(kind, count, Integer::sum);
                }
            }
        }
        return found;
    }

    /** Timers that nobody has cleared. */
    public Map<RowRef, TimerChange.Timer> timers() {
        return scheduler.timers();
    }
}
