package dev.expunge.bench.rival;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** Reads the entry of each record's key, and writes it. */
final class GetAndPut implements Processor<byte[], byte[], Void, Void> {

    private static final String STORE = "entries";

    @SuppressWarnings("NullAway.Init") // set by init
    private KeyValueStore<byte[], byte[]> store;

    static Topology topology(String input) {
        return new Topology()
                .addSource("input", new ByteArrayDeserializer(), new ByteArrayDeserializer(), input)
                .addProcessor("get-and-put", GetAndPut::new, "input")
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(STORE), Serdes.ByteArray(), Serdes.ByteArray()),
                        "get-and-put");
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        store = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        store.get(record.key());
        store.put(record.key(), record.value());
    }
}
