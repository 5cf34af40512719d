package dev.expunge.sim;

import dev.expunge.core.event.Input;
import dev.expunge.core.event.Output;
import dev.expunge.core.event.PurgeDue;
import dev.expunge.core.event.RowChange;
import dev.expunge.core.shard.Exchange;
import dev.expunge.core.shard.Shard;
import dev.expunge.core.shard.ShardFigures;
import dev.expunge.core.shard.Step;
import dev.expunge.core.storage.ByteReader;
import dev.expunge.core.storage.ByteWriter;
import dev.expunge.core.storage.Storage;
import dev.expunge.sim.log.Channel;
import dev.expunge.sim.log.TxStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** One shard with what it reads: its partition of the topic between shards, and of each public topic. */
final class Task implements Exchange.Host {

    private static final int TOPICS = 3;

    private final Setup setup;
    final int number;
    final TxStorage storage = new TxStorage();

    /** From all shards, in the order of their commits: who has seen what a shard said is behind it. */
    final Channel<Sent> messages = new Channel<>();

    /** Changes, requests and commands. */
    final List<Channel<Input>> inputs = new ArrayList<>();

    /** What was said since the last commit. */
    private final List<Said> said = new ArrayList<>();

    /** What goes through the log with the commit at hand. */
    private final List<Sent> sent = new ArrayList<>();

    private final Cluster cluster;
    private Shard shard;
    private boolean dirty;
    private long operations;
    int instance;
    private Exchange exchange = new Exchange(1, () -> 0);

    /** A message on its way through the log. */
    record Sent(int shard, byte[] message, long generation) {}

    /** @param number of all that was said in the cluster */
    record Said(long number, Output output) {}

    Task(Setup setup, int number, Cluster cluster) {
        this.setup = setup;
        this.number = number;
        this.cluster = cluster;
        this.instance = number % setup.instances();
        for (int i = 0; i < TOPICS; i++) {
            inputs.add(new Channel<>());
        }
        this.shard = new Shard(number, setup.shards(), setup.settings(), storage);
    }

    void submit(Input input) {
        int topic = input instanceof RowChange ? 0 : input instanceof PurgeDue ? 2 : 1;
        inputs.get(topic).add(input);
    }

    int sources() {
        return 1 + TOPICS;
    }

    boolean isReady(int source) {
        return source == 0 ? !messages.isEmpty() : !inputs.get(source - 1).isEmpty();
    }

    /** The shard runs here from now on. */
    void join(Exchange here) {
        exchange = here;
        exchange.join(number, this);
    }

    void leave() {
        exchange.leave(number);
    }

    /**
     * Reads one record of a source and does what it leads to.
     *
     * @param enough whether what it leads to elsewhere goes through the log
     */
    void read(int source, BooleanSupplier enough) {
        dirty = true;
        exchange.begin();
        if (source == 0) {
            Sent next = messages.take();
            exchange.arrived(number, next.generation());
            if (next.message().length > 0) {
                take(next.message());
            }
        } else {
            Input input = inputs.get(source - 1).take();
            does(() -> shard.handle(input, cluster.time(this)));
        }
        exchange.end(enough);
    }

    void tick(BooleanSupplier enough) {
        dirty = true;
        exchange.begin();
        say(shard.tick(cluster.time(this)));
        exchange.end(enough);
    }

    @Override
    public void take(byte[] message) {
        dirty = true;
        does(() -> shard.handleMessage(message, cluster.time(this)));
    }

    @Override
    public void send(int to, byte[] message, long generation) {
        dirty = true;
        sent.add(new Sent(to, message, generation));
    }

    @Override
    public void flush() {
        // The storage has it all.
    }

    private void does(Supplier<Step> what) {
        long before = storage.operations();
        say(what.get());
        operations += storage.operations() - before;
    }

    private void say(Step step) {
        step.outputs().forEach(output -> said.add(new Said(cluster.nextNumber(), output)));
        exchange.post(step);
    }

    /** Records read or written so far, but for what comes with the passing of time alone. */
    long operations() {
        return operations;
    }

    ShardFigures figures() {
        return shard.figures();
    }

    boolean isDirty() {
        return dirty;
    }

    /** Everything since the last commit counts from here on; what was said is for the others to see. */
    List<Said> commit(List<Task> all) {
        List<Said> outputs = List.copyOf(said);
        sent.forEach(next -> all.get(next.shard()).messages.add(next));
        storage.commit();
        messages.commit();
        inputs.forEach(Channel::commit);
        said.clear();
        sent.clear();
        dirty = false;
        return outputs;
    }

    /**
     * The units that hold a row here and are not under way, or have no node here. A value may be held for longer: until the
     * last row that carried it has said that it is gone.
     */
    Set<String> strayHolders(List<Task> all) {
        Set<String> stray = new TreeSet<>();
        if (!storage.has('h')) {
            return stray;
        }
        try (Storage.Cursor holds = storage.scan(new byte[] {'h', 0}, new byte[] {'h', 1})) {
            while (holds.next()) {
                // A hold begins with the unit that has it: the shard that decides, and a number there.
                ByteReader value = new ByteReader(holds.value());
                int home = (int) value.zigzag();
                long unit = value.zigzag();
                String who = "unit " + unit + " of shard " + home;
                if (!all.get(home).storage.hasPrefix(unit('u', home, unit))) {
                    stray.add(who + ", which is not under way");
                } else if (!storage.hasPrefix(unit('o', home, unit))) {
                    stray.add(who + ", which has no node on shard " + number);
                }
            }
        }
        return stray;
    }

    private static byte[] unit(char kind, int home, long number) {
        return new ByteWriter().u8(kind).varint(home).i64(number).toBytes();
    }

    /** As if nothing had been since the last commit. */
    void abort() {
        storage.abort();
        messages.abort();
        inputs.forEach(Channel::abort);
        said.clear();
        sent.clear();
        dirty = false;
        restart();
    }

    /** Loses what the shard keeps in memory. */
    void restart() {
        shard = new Shard(number, setup.shards(), setup.settings(), storage);
    }
}
