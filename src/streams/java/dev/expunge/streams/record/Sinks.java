package dev.expunge.streams.record;

import dev.expunge.schema.codec.EncodedRecord;
import dev.expunge.schema.topic.Topic;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.RecordContext;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.TopicNameExtractor;

/** Adds sinks for records that are encoded already and say themselves to which partition they belong. */
public final class Sinks {

    private static final Serializer<EncodedRecord> KEY = (topic, record) -> record.keyBytes();

    private static final StreamPartitioner<EncodedRecord, byte[]> BY_ROUTING =
            (topic, record, value, partitions) -> Optional.of(Set.of(record.partition(partitions)));

    private static final StreamPartitioner<Integer, byte[]> BY_NUMBER =
            (topic, partition, value, partitions) -> Optional.of(Set.of(partition));

    private Sinks() {}

    /** To this topic only. */
    public static void add(Topology topology, String name, Topic<?> topic, String parent) {
        topology.addSink(name, topic.name(), KEY, new ByteArraySerializer(), BY_ROUTING, parent);
    }

    /** To the topic that each record names: one of those that a table has. */
    public static void addForTables(Topology topology, String name, String parent) {
        topology.addSink(name, Named.TOPIC, KEY, new ByteArraySerializer(), BY_ROUTING, parent);
    }

    /** To the partition whose number the sender forwards as the key; the record itself has no key. */
    public static void addByNumber(Topology topology, String name, Topic<?> topic, String parent) {
        topology.addSink(name, topic.name(), noKey(), new ByteArraySerializer(), BY_NUMBER, parent);
    }

    @SuppressWarnings("NullAway") // Null is how Kafka writes that a record has no key, and Kafka is not null-marked.
    private static Serializer<Integer> noKey() {
        return (topic, partition) -> null;
    }

    /** A constant with a name, since it stands in the topology's description. */
    private enum Named implements TopicNameExtractor<EncodedRecord, byte[]> {
        TOPIC;

        @Override
        public String extract(EncodedRecord record, byte[] value, RecordContext context) {
            return record.topic();
        }

        @Override
        public String toString() {
            return "as the record names it";
        }
    }
}
