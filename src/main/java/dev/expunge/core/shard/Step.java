package dev.expunge.core.shard;

import dev.expunge.core.event.Output;
import java.util.List;

/**
 * What handling one record led to, beside the changed state: written in one transaction with it, in this order.
 *
 * @param inBackground there are only row images and references in it, as a load of rows leads to: no call, delete or answer
 *     waits for it
 */
public record Step(List<Output> outputs, List<ToShard> messages, boolean inBackground) {

    /** Bytes for another shard (or for this one, later), in the order in which they must arrive. */
    public record ToShard(int shard, byte[] message) {}
}
