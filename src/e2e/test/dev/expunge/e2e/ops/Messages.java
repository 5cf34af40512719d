package dev.expunge.e2e.ops;

import com.fasterxml.jackson.databind.JsonNode;
import dev.expunge.schema.release.ReleasedSchemas;
import dev.expunge.schema.wire.LocalSchemas;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** All that is on the topics, held against their description. */
final class Messages {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final int HEADER_BYTES = 5;

    private final Map<String, Described> byAddress = new TreeMap<>();
    private final LocalSchemas written = new LocalSchemas();
    private final Set<String> seen = new TreeSet<>();
    private final List<String> faults = new ArrayList<>();

    private record Described(Pattern topic, Schema schema, Set<String> headers) {}

    Messages(JsonNode description) {
        ReleasedSchemas.all().forEach(schema -> written.idOf(schema.getFullName(), schema));
        for (JsonNode channel : description.path("channels")) {
            String reference =
                    channel.path("messages").elements().next().path("$ref").asText();
            JsonNode message = description.at(reference.substring(1));
            Set<String> headers = new TreeSet<>();
            message.at("/headers/properties").fieldNames().forEachRemaining(headers::add);
            String address = channel.path("address").asText();
            byAddress.put(
                    address,
                    new Described(
                            Pattern.compile(address.replace(".", "\\.").replace("{table}", "[a-z0-9_]+")),
                            new Schema.Parser()
                                    .parse(message.at("/payload/schema").toString()),
                            headers));
        }
    }

    Set<String> described() {
        return byAddress.keySet();
    }

    /** Addresses of which there were messages. */
    Set<String> seen() {
        return seen;
    }

    List<String> faults() {
        return faults;
    }

    void readAll(String bootstrapServers) {
        Map<String, Object> config = new HashMap<>();
        config.put("bootstrap.servers", bootstrapServers);
        config.put("isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().entrySet().stream()
                    .filter(topic -> topic.getKey().matches("expunge\\.(?!shards).*"))
                    .flatMap(topic -> topic.getValue().stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(at -> consumer.position(at) < ends.getOrDefault(at, 0L))) {
                consumer.poll(POLL).forEach(this::check);
            }
        }
    }

    private void check(ConsumerRecord<byte[], byte[]> record) {
        Optional<Map.Entry<String, Described>> channel = byAddress.entrySet().stream()
                .filter(one -> one.getValue().topic().matcher(record.topic()).matches())
                .findFirst();
        if (channel.isEmpty()) {
            faults.add("no channel is " + record.topic());
        } else if (record.value() != null && record.value().length > 0 && record.value()[0] == 0) {
            seen.add(channel.get().getKey());
            check(record, channel.get().getValue());
        }
    }

    private void check(ConsumerRecord<byte[], byte[]> record, Described described) {
        Schema writer = written.schemaOf(ByteBuffer.wrap(record.value(), 1, 4).getInt());
        if (writer == null || !writer.getFullName().equals(described.schema().getFullName())) {
            faults.add(record.topic() + " holds " + (writer == null ? "an unknown schema" : writer.getFullName()));
            return;
        }
        try {
            BinaryDecoder decoder = DecoderFactory.get()
                    .binaryDecoder(record.value(), HEADER_BYTES, record.value().length - HEADER_BYTES, null);
            GenericRecord value = new GenericDatumReader<GenericRecord>(writer, described.schema()).read(null, decoder);
            if (!decoder.isEnd() || !value.getSchema().equals(described.schema())) {
                faults.add(record.topic() + " goes on behind its message");
            }
        } catch (IOException | RuntimeException e) {
            faults.add(record.topic() + " at " + record.offset() + ": " + e);
        }
        for (Header header : record.headers()) {
            if (!described.headers().contains(header.key())) {
                faults.add(record.topic() + " has the header " + header.key());
            }
        }
    }
}
