package dev.expunge.core.shard;

import dev.expunge.core.event.Counts;
import dev.expunge.core.event.DeleteStatus.Skipped;
import dev.expunge.core.shard.LifeMessage.EachClaimDone;
import dev.expunge.core.shard.LifeMessage.Task;
import dev.expunge.core.storage.ByteWriter;
import dev.expunge.core.storage.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How far the walks over the claims of this shard are; the delete's home hears of the end of each. */
final class ClaimWalks {

    /**
     * @param pending rows whose outcome is awaited
     * @param scanned all claims have been looked at
     */
    record Running(long number, Task task, int pending, boolean scanned, Counts counts, List<Skipped> skipped) {}

    private final ShardContext shard;
    private final Records<Running> records;

    ClaimWalks(ShardContext shard, Storage storage) {
        this.shard = shard;
        this.records = new Records<>(storage, 'K', Running.class);
    }

    void end(String deleteId, Running state) {
        if (state.scanned() && state.pending() == 0) {
            records.delete(to -> key(to, deleteId, state.task()));
            shard.out.sendToHomeOf(
                    deleteId, new EachClaimDone(deleteId, state.number(), state.counts(), state.skipped()));
        } else {
            put(deleteId, state);
        }
    }

    void add(String deleteId, Task task, int pending, Counts counts, List<Skipped> skipped) {
        Running now = Objects.requireNonNull(get(deleteId, task));
        List<Skipped> all = new ArrayList<>(now.skipped());
        skipped.stream().limit(Math.max(0, Tally.LISTED - all.size())).forEach(all::add);
        put(
                deleteId,
                new Running(
                        now.number(),
                        task,
                        now.pending() + pending,
                        now.scanned(),
                        now.counts().plus(counts),
                        List.copyOf(all)));
    }

    @Nullable
    Running get(String deleteId, Task task) {
        return records.get(to -> key(to, deleteId, task));
    }

    void put(String deleteId, Running state) {
        records.put(to -> key(to, deleteId, state.task()), state);
    }

    private static void key(ByteWriter to, String deleteId, Task task) {
        to.text(deleteId);
        to.text(task.getClass().getSimpleName());
        if (task instanceof Task.HandOver handOver) {
            to.text(handOver.newer());
        }
    }
}
