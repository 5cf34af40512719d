package dev.expunge.testing;

import dev.expunge.core.shard.Settings;
import dev.expunge.testing.memory.InMemoryApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/**
 * Expunge in this process: the product's own API and core, without a broker, on a clock that moves only when told to. What
 * a call has asked for is done when it is answered; a purge is done when {@link #pass} has reached its time.
 */
public final class InMemoryExpunge implements RunningExpunge {

    /** More than one, so that a test that depends on an order of shards fails. */
    private static final int SHARDS = 4;

    private static final int MAX_SHARDS = 64;

    private final InMemoryApi api;
    private final int shards;

    private InMemoryExpunge(InMemoryApi api, int shards) {
        this.api = api;
        this.shards = shards;
    }

    /**
     * Starts one with four shards, in some 50 ms.
     *
     * @return empty, at 2026-09-21T14:13:20Z
     * @throws UncheckedIOException if it cannot listen on 127.0.0.1
     */
    public static InMemoryExpunge start() {
        return start(SHARDS);
    }

    /**
     * Starts one.
     *
     * @param shards from 1 to 64
     * @return empty, at 2026-09-21T14:13:20Z
     * @throws IllegalArgumentException for another number of shards
     * @throws UncheckedIOException if it cannot listen on 127.0.0.1
     */
    public static InMemoryExpunge start(int shards) {
        if (shards < 1 || shards > MAX_SHARDS) {
            throw new IllegalArgumentException("shards: must be from 1 to " + MAX_SHARDS + ", not " + shards);
        }
        try {
            InMemoryExpunge started = new InMemoryExpunge(InMemoryApi.start(), shards);
            started.reset();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets tables, rows, deletes and audit, and sets the clock back. */
    public void reset() {
        api.product().begin(shards, Settings.DEFAULT, 0);
    }

    /**
     * The time in there.
     *
     * @return does not move by itself
     */
    public Instant now() {
        return Instant.ofEpochMilli(api.product().nowMs());
    }

    /**
     * Lets time pass, from one purge that is due to the next; they are done when this returns.
     *
     * @param time not negative
     * @throws IllegalArgumentException if it is negative
     */
    public void pass(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time: must not be negative, but is " + time);
        }
        api.product().pass(time.toMillis());
    }

    @Override
    public URI uri() {
        return api.base();
    }

    @Override
    public void close() {
        api.close();
    }
}
