package dev.expunge.processor;

import dev.expunge.core.shard.Step;
import dev.expunge.streams.record.Outlet;
import java.io.ByteArrayOutputStream;

/**
 * What goes to each shard, gathered until the commit before which no shard can read it: the more there is to do, the fewer
 * and larger the records. Envelopes one behind the other are one envelope.
 */
final class Envelopes {

    /** Read in one go, so small enough that others get their turn. */
    static final int LIMIT_BYTES = 32 << 10;

    private final ByteArrayOutputStream[] gathered;
    private final Outlet outlet;

    Envelopes(int shards, Outlet outlet) {
        this.gathered = new ByteArrayOutputStream[shards];
        this.outlet = outlet;
        for (int shard = 0; shard < shards; shard++) {
            gathered[shard] = new ByteArrayOutputStream();
        }
    }

    void add(Step.ToShard message, long nowMs) {
        ByteArrayOutputStream to = gathered[message.shard()];
        if (to.size() + message.message().length > LIMIT_BYTES) {
            send(message.shard(), nowMs);
        }
        to.writeBytes(message.message());
    }

    /** To be called before each commit: what is only here is lost with the process. */
    void send(long nowMs) {
        for (int shard = 0; shard < gathered.length; shard++) {
            send(shard, nowMs);
        }
    }

    private void send(int shard, long nowMs) {
        ByteArrayOutputStream to = gathered[shard];
        if (to.size() > 0) {
            outlet.send(CascadeTopology.TO_SHARDS, shard, to.toByteArray(), nowMs);
            to.reset();
        }
    }
}
