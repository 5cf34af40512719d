package dev.expunge.processor;

import dev.expunge.core.shard.Exchange;
import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Under which generation of an {@link Exchange} a record between shards was sent: a header of eight bytes. */
final class Stamp {

    private static final String NAME = "exchange";

    private Stamp() {}

    static Header of(long generation) {
        return new RecordHeader(
                NAME, ByteBuffer.allocate(Long.BYTES).putLong(generation).array());
    }

    /** Tells the exchange of the record, if it was sent by one. */
    static boolean arrived(Headers headers, int shard, Exchange exchange) {
        Header stamp = headers.lastHeader(NAME);
        if (stamp == null || stamp.value() == null || stamp.value().length != Long.BYTES) {
            return false;
        }
        exchange.arrived(shard, ByteBuffer.wrap(stamp.value()).getLong());
        return true;
    }
}
