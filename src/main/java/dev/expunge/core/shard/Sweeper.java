package dev.expunge.core.shard;

import dev.expunge.core.storage.Storage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes out, a few at a time, the markers of removed rows whose time is over. Where it stands is not worth keeping. */
final class Sweeper {

    private static final int PER_TICK = 100;
    private static final long PAUSE_MS = 1_000;

    private final ShardContext shard;
    private final Records<RowRecord> rows;
    private final Records<RowRecord.Removal> markers;
    private byte @Nullable [] row;
    private byte @Nullable [] marker;
    private long lastMs;

    Sweeper(ShardContext shard, Storage storage) {
        this.shard = shard;
        this.rows = new Records<>(storage, 'r', RowRecord.class);
        this.markers = new Records<>(storage, 'm', RowRecord.Removal.class);
    }

    void tick() {
        if (shard.now() - lastMs < PAUSE_MS) {
            return;
        }
        lastMs = shard.now();
        shard.rows.forgetKnown();
        row = sweep(rows, row, record -> !record.isLive() && isOver(record.removal()));
        marker = sweep(markers, marker, this::isOver);
    }

    private interface Over<V> {
        boolean test(V value);
    }

    private <V extends Record> byte @Nullable [] sweep(Records<V> records, byte @Nullable [] from, Over<V> over) {
        List<byte[]> seen = new ArrayList<>();
        List<byte[]> gone = new ArrayList<>();
        records.scan(to -> {}, from, (suffix, value) -> {
            seen.add(suffix);
            if (over.test(value)) {
                gone.add(suffix);
            }
            return seen.size() < PER_TICK;
        });
        gone.forEach(suffix -> records.delete(to -> to.raw(suffix)));
        return seen.size() < PER_TICK ? null : seen.get(PER_TICK - 1);
    }

    private boolean isOver(RowRecord.@Nullable Removal removal) {
        return removal != null && shard.now() - removal.atMs() >= shard.settings.markerMs();
    }
}
