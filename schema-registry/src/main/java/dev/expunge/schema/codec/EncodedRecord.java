package dev.expunge.schema.codec;

import dev.expunge.core.event.Routing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record to be sent.
 *
 * @param routing the text whose hash chooses the partition; mostly the key
 * @param value null: a tombstone
 */
public record EncodedRecord(String topic, String key, String routing, byte @Nullable [] value, List<Header> headers) {

    /** Nothing is left under this key. */
    public static EncodedRecord tombstone(String topic, String key) {
        return new EncodedRecord(topic, key, key, null, List.of());
    }

    public byte[] keyBytes() {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    /** @param partitions of the topic */
    public int partition(int partitions) {
        return Routing.shardOf(routing, partitions);
    }

    /** @param partitions of the topic */
    public ProducerRecord<byte[], byte[]> toProducerRecord(int partitions) {
        return new ProducerRecord<>(topic, partition(partitions), null, keyBytes(), value, headers);
    }
}
