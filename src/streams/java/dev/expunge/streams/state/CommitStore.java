package dev.expunge.streams.state;

import dev.expunge.core.storage.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.processor.internals.ProcessorRecordContext;
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
    private @Nullable ProcessorNode<?, ?, ?, ?> node;
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
     * To be called while a processor is made.
     *
     * @param action runs before each commit; what is forwarded and written then belongs to the commit
     */
    public void beforeCommit(Runnable action) {
        node = streams().currentNode();
        before = action;
    }

    /** Does what writes and forwards as this store's processor, whichever task the thread is busy with. */
    public void asProcessor(Runnable action) {
        InternalProcessorContext<?, ?> streams = streams();
        ProcessorNode<?, ?, ?, ?> current = streams.currentNode();
        streams.setCurrentNode(node);
        if (streams.recordContext() == null) {
            // As Streams has it where time passes.
            streams.setRecordContext(
                    new ProcessorRecordContext(streams.currentSystemTimeMs(), -1, -1, null, new RecordHeaders()));
        }
        try {
            action.run();
        } finally {
            streams.setCurrentNode(current);
        }
    }

    /** Writes what was gathered. */
    public void flushGathered() {
        asProcessor(storage::flush);
    }

    private InternalProcessorContext<?, ?> streams() {
        return Objects.requireNonNull(context, "init comes first");
    }

    @Override
    public void init(StateStoreContext stateStoreContext, StateStore root) {
        context = (InternalProcessorContext<?, ?>) stateStoreContext;
        super.init(stateStoreContext, root);
    }

    @Override
    public void flushCache() {
        before.run();
        flushGathered();
        super.flushCache();
    }
}
