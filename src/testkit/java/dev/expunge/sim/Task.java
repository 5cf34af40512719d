package dev.expunge.sim;

import dev.expunge.core.event.Input;
import dev.expunge.core.event.Output;
import dev.expunge.core.event.PurgeDue;
import dev.expunge.core.event.RowChange;
import dev.expunge.core.shard.Shard;
import dev.expunge.core.shard.ShardFigures;
import dev.expunge.core.shard.Step;
import dev.expunge.sim.log.Channel;
import dev.expunge.sim.log.TxStorage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One shard with what it reads: its partition of the topic between shards, and of each public topic. */
final class Task {

    private static final int TOPICS = 3;

    private final Setup setup;
    final int number;
    final TxStorage storage = new TxStorage();

    /** From all shards, in the order of their commits: who has seen what a shard said is behind it. */
    final Channel<byte[]> messages = new Channel<>();

    /** Changes, requests and commands. */
    final List<Channel<Input>> inputs = new ArrayList<>();

    /** What was said since the last commit. */
    private final List<Step> said = new ArrayList<>();

    /** What goes to each shard with the commit at hand. */
    private final Map<Integer, List<byte[]>> gathered = new TreeMap<>();

    private Shard shard;
    private boolean dirty;
    int instance;

    Task(Setup setup, int number) {
        this.setup = setup;
        this.number = number;
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

    /** Reads one record of a source and does what it leads to. */
    void read(int source, long nowMs) {
        dirty = true;
        said.add(
                source == 0
                        ? shard.handleMessage(messages.take(), nowMs)
                        : shard.handle(inputs.get(source - 1).take(), nowMs));
    }

    void tick(long nowMs) {
        dirty = true;
        said.add(shard.tick(nowMs));
    }

    ShardFigures figures() {
        return shard.figures();
    }

    boolean isDirty() {
        return dirty;
    }

    /** Everything since the last commit counts from here on; what was said is for the others to see. */
    List<Output> commit(List<Task> all) {
        List<Output> outputs = new ArrayList<>();
        for (Step step : said) {
            outputs.addAll(step.outputs());
            step.messages().forEach(this::gather);
        }
        gathered.forEach((to, envelopes) -> envelopes.forEach(all.get(to).messages::add));
        gathered.clear();
        storage.commit();
        messages.commit();
        inputs.forEach(Channel::commit);
        said.clear();
        dirty = false;
        return outputs;
    }

    /** As the product does: envelopes of one commit travel as one. Here every other one, so that both are tried. */
    private void gather(Step.ToShard next) {
        List<byte[]> envelopes = gathered.computeIfAbsent(next.shard(), to -> new ArrayList<>());
        if (!envelopes.isEmpty() && envelopes.size() % 2 == 0) {
            byte[] last = envelopes.remove(envelopes.size() - 1);
            byte[] both = Arrays.copyOf(last, last.length + next.message().length);
            System.arraycopy(next.message(), 0, both, last.length, next.message().length);
            envelopes.add(both);
        } else {
            envelopes.add(next.message());
        }
    }

    /** As if nothing had been since the last commit. */
    void abort() {
        storage.abort();
        messages.abort();
        inputs.forEach(Channel::abort);
        said.clear();
        dirty = false;
        restart();
    }

    /** Loses what the shard keeps in memory. */
    void restart() {
        shard = new Shard(number, setup.shards(), setup.settings(), storage);
    }
}
