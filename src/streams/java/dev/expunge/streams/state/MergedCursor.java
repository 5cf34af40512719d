package dev.expunge.streams.state;

import dev.expunge.core.storage.Bytes;
import dev.expunge.core.storage.Storage;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Two orders as one: gathered entries, which hide those below with the same key, and deletes, which show nothing. */
final class MergedCursor implements Storage.Cursor {

    private final Iterator<Map.Entry<byte[], GatheringStorage.Entry>> gathered;
    private final Storage.Cursor below;
    private Map.@Nullable Entry<byte[], GatheringStorage.Entry> nextGathered;
    private byte @Nullable [] nextBelow;
    private byte @Nullable [] key;
    private byte @Nullable [] value;

    MergedCursor(Iterator<Map.Entry<byte[], GatheringStorage.Entry>> gathered, Storage.Cursor below) {
        this.gathered = gathered;
        this.below = below;
        this.nextGathered = gathered.next();
        this.nextBelow = below.next() ? below.key() : null;
    }

    @Override
    public boolean next() {
        key = null;
        while (key == null && (nextGathered != null || nextBelow != null)) {
            step();
        }
        return key != null;
    }

    private void step() {
        int order = order();
        if (order <= 0) {
            Map.Entry<byte[], GatheringStorage.Entry> entry = Objects.requireNonNull(nextGathered);
            if (entry.getValue().value() != null) {
                key = entry.getKey();
                value = entry.getValue().value();
            }
            nextGathered = gathered.hasNext() ? gathered.next() : null;
        } else {
            key = nextBelow;
            value = below.value();
        }
        if (order >= 0) {
            nextBelow = below.next() ? below.key() : null;
        }
    }

    /** Below 0: the gathered entry comes first. 0: it hides the one below. */
    private int order() {
        if (nextGathered == null) {
            return 1;
        }
        return nextBelow == null ? -1 : Bytes.compare(nextGathered.getKey(), nextBelow);
    }

    @Override
    public byte[] key() {
        return standing(key);
    }

    @Override
    public byte[] value() {
        standing(key);
        return standing(value);
    }

    private static byte[] standing(byte @Nullable [] here) {
        if (here == null) {
            throw new IllegalStateException("the cursor stands on no entry");
        }
        return here;
    }

    @Override
    public void close() {
        below.close();
    }
}
