package dev.expunge.core.shard;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries messages between shards. A thread that runs all shards hands them over in memory, within its transaction; else,
 * and where there is too much for one transaction, they go through the log. Either way they arrive in the order in which
 * they were sent, by whomever: nothing is handed over while anything older is in the log. One thread.
 */
public final class Exchange {

    /** Read from the log in one go, so small enough that others get their turn. */
    static final int ENVELOPE_BYTES = 32 << 10;

    /** What waits here for the commit, at most, and somewhat more. */
    static final int WAITING_BYTES = 512 << 10;

    private static final byte[] NOTHING = {};

    private final LongSupplier generations;
    private final @Nullable Host[] hosts;
    private final ArrayDeque<Step.ToShard> waiting = new ArrayDeque<>();
    private long waitingBytes;

    /** Changes with the shards that are here; what was sent under another one counts as unknown. */
    private long generation;

    /** Those to which something was sent through the log, and those that have read such a thing. */
    private final BitSet asked = new BitSet();

    private final BitSet answered = new BitSet();
    private long inLog;
    private int present;
    private boolean open;
    private boolean unfinished;

    /** @param generations numbers that no exchange of this cluster has had */
    public Exchange(int shards, LongSupplier generations) {
        this.generations = generations;
        this.hosts = new Host[shards];
    }

    /** Where a shard lives. */
    public interface Host {

        /** Does at once what the message says. */
        void take(byte[] message);

        /** Sends through the log, to be reported by {@link #arrived}; an empty message only for the report's sake. */
        void send(int shard, byte[] message, long generation);

        /** Writes all that is in memory; the commit follows. */
        void flush();
    }

    public void join(int shard, Host host) {
        hosts[shard] = host;
        present++;
        renew();
    }

    /** To be called when the shard's last commit is over, or when the transaction will be aborted. */
    public void leave(int shard) {
        if (hosts[shard] == null) {
            return;
        }
        hosts[shard] = null;
        present--;
        // What the others have done in this transaction may rest on what is lost now.
        unfinished |= open;
        if (present == 0) {
            waiting.clear();
            waitingBytes = 0;
            open = false;
            unfinished = false;
        }
        renew();
    }

    private void renew() {
        generation = generations.getAsLong();
        asked.clear();
        answered.clear();
        inLog = 0;
    }

    /** A record from the log, or time, is about to be acted upon. If {@link #end} does not follow, there is no commit. */
    public void begin() {
        open = true;
        unfinished = true;
    }

    /** A shard has read something from the log that was sent there under this generation. */
    public void arrived(int shard, long sentUnder) {
        if (sentUnder == generation) {
            answered.set(shard);
            inLog--;
        }
    }

    /** What a step has sent. */
    public void post(Step step) {
        for (Step.ToShard message : step.messages()) {
            waiting.add(message);
            waitingBytes += message.message().length;
        }
    }

    /**
     * What was begun is done: hands over what can be handed over.
     *
     * @param enough whether the transaction is long enough
     */
    public void end(BooleanSupplier enough) {
        while (!waiting.isEmpty() && mayHandOver() && !enough.getAsBoolean()) {
            Step.ToShard next = waiting.remove();
            waitingBytes -= next.message().length;
            hostOf(next.shard()).take(next.message());
        }
        if (waitingBytes > WAITING_BYTES) {
            send();
        }
        unfinished = false;
    }

    /** Whether all shards are here: nobody elsewhere waits for a message. */
    public boolean isWhole() {
        return present == hosts.length;
    }

    private boolean mayHandOver() {
        return inLog == 0 && answered.cardinality() == hosts.length;
    }

    /**
     * To be called before each commit.
     *
     * @throws IllegalStateException something has failed: without an abort, part of what was done would be lost
     */
    public void flush() {
        if (unfinished) {
            throw new IllegalStateException("a step has not come to its end; its transaction cannot be committed");
        }
        if (!open) {
            return;
        }
        unfinished = true;
        send();
        for (Host host : hosts) {
            if (host != null) {
                host.flush();
            }
        }
        open = false;
        unfinished = false;
    }

    /** One message behind the other in one envelope: two envelopes, one behind the other, are an envelope. */
    private void send() {
        Map<Integer, Envelope> envelopes = new TreeMap<>();
        for (Step.ToShard next = waiting.poll(); next != null; next = waiting.poll()) {
            envelopes.computeIfAbsent(next.shard(), Envelope::new).add(next.message());
        }
        waitingBytes = 0;
        envelopes.values().forEach(Envelope::close);
        if (isWhole()) {
            for (int shard = asked.nextClearBit(0); shard < hosts.length; shard = asked.nextClearBit(shard + 1)) {
                send(shard, NOTHING);
            }
        }
    }

    private void send(int shard, byte[] message) {
        asked.set(shard);
        inLog++;
        for (Host host : hosts) {
            if (host != null) {
                host.send(shard, message, generation);
                return;
            }
        }
    }

    private Host hostOf(int shard) {
        Host host = hosts[shard];
        if (host == null) {
            throw new IllegalStateException("shard " + shard + " is not here");
        }
        return host;
    }

    private final class Envelope {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final int shard;

        Envelope(int shard) {
            this.shard = shard;
        }

        void add(byte[] message) {
            if (bytes.size() + message.length > ENVELOPE_BYTES) {
                close();
            }
            bytes.writeBytes(message);
        }

        void close() {
            if (bytes.size() > 0) {
                send(shard, bytes.toByteArray());
                bytes.reset();
            }
        }
    }
}
