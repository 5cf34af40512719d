package dev.expunge.streams.state;

import dev.expunge.core.storage.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * A store that writes once a commit. Streams tells a store that a commit is at hand only if it is a cache, so this is one to
 * Streams: it is told before the producer is flushed, whoever asked for the commit.
 */
public final class CommitStore extends WrappedStateStore<KeyValueStore<Bytes, byte[]>, Bytes, byte[]> {

    private static final int BATCH = 2_000;

    private final GatheringStorage storage;
    private @Nullable InternalProcessorContext<?, ?> context;
    private Runnable before = () -> {};

    CommitStore(KeyValueStore<Bytes, byte[]> wrapped) {
        super(wrapped);
        this.storage = new GatheringStorage(new InStore(new StreamsStorage(wrapped), wrapped));
    }

    private record InStore(StreamsStorage storage, KeyValueStore<Bytes, byte[]> store)
            implements GatheringStorage.Below {

        @Override
        public byte @Nullable [] get(byte[] key) {
            return storage.get(key);
        }

        @Override
        public Storage.Cursor scan(byte[] from, byte[] to) {
            return storage.scan(from, to);
        }

        @Override
        public void write(List<GatheringStorage.Written> entries) {
            List<KeyValue<Bytes, byte[]>> batch = new ArrayList<>(Math.min(BATCH, entries.size()));
            for (GatheringStorage.Written entry : entries) {
                batch.add(keyValue(entry));
                if (batch.size() == BATCH) {
                    store.putAll(batch);
                    batch.clear();
                }
            }
            store.putAll(batch);
        }

        @SuppressWarnings("NullAway") // Kafka's null is the tombstone, and Kafka is not null-marked.
        private static KeyValue<Bytes, byte[]> keyValue(GatheringStorage.Written entry) {
            return KeyValue.pair(Bytes.wrap(entry.key()), entry.value());
        }
    }

    public Storage storage() {
        return storage;
    }

    /**
     * To be called while a processor is made, whose records those are that the action forwards.
     *
     * @param action runs before each commit; what it forwards and writes belongs to the commit
     */
    public void beforeCommit(Runnable action) {
        InternalProcessorContext<?, ?> streams = Objects.requireNonNull(context, "init comes first");
        ProcessorNode<?, ?, ?, ?> node = streams.currentNode();
        before = () -> {
            ProcessorNode<?, ?, ?, ?> current = streams.currentNode();
            streams.setCurrentNode(node);
            try {
                action.run();
            } finally {
                streams.setCurrentNode(current);
            }
        };
    }

    @Override
    public void init(StateStoreContext stateStoreContext, StateStore root) {
        context = (InternalProcessorContext<?, ?>) stateStoreContext;
        super.init(stateStoreContext, root);
    }

    @Override
    public void flushCache() {
        before.run();
        storage.flush();
        super.flushCache();
    }
}
