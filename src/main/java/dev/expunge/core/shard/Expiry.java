package dev.expunge.core.shard;

import dev.expunge.core.event.ForgottenDelete;
import dev.expunge.core.shard.LifeMessage.DropPages;
import dev.expunge.core.shard.LifeMessage.Task;
import dev.expunge.core.storage.ByteReader;
import dev.expunge.core.storage.Storage;
import java.util.ArrayList;
import java.util.List;

/**
 * Forgets ended deletes, refusals and their request ids when their time is over, a few at a time. A purge that was refused
 * stays until somebody ends it: its rows wait to go.
 */
final class Expiry {

    private static final int PER_TICK = 50;

    record Due() {}

    private record Entry(long atMs, String deleteId) {}

    private final ShardContext shard;
    private final Previews previews;
    private final Records<Due> dues;

    Expiry(ShardContext shard, Previews previews, Storage storage) {
        this.shard = shard;
        this.previews = previews;
        this.dues = new Records<>(storage, 'x', Due.class);
    }

    static boolean isUnderWay(Life life) {
        return life.errands.values().stream().anyMatch(errand -> errand.task() instanceof Task.Forget);
    }

    /** A delete has come to an end, or a request was refused. */
    void ended(String deleteId) {
        dues.put(
                to -> {
                    to.i64(shard.now() + shard.settings.statusMs());
                    to.text(deleteId);
                },
                new Due());
    }

    void tick() {
        List<Entry> found = new ArrayList<>();
        dues.scan(to -> {}, null, (suffix, due) -> {
            ByteReader reader = new ByteReader(suffix);
            long at = reader.i64();
            if (at <= shard.now()) {
                found.add(new Entry(at, reader.text()));
            }
            return at <= shard.now() && found.size() < PER_TICK;
        });
        for (Entry entry : found) {
            dues.delete(to -> {
                to.i64(entry.atMs());
                to.text(entry.deleteId());
            });
            expire(entry.deleteId());
        }
    }

    private void expire(String deleteId) {
        Life life = shard.lives.find(deleteId);
        if (life == null) {
            previews.forgetRejection(deleteId);
            shard.out.emit(new ForgottenDelete(deleteId));
        } else if (life.state.isEnd() && isOver(life) && !life.awaitsPurge()) {
            if (life.errands.isEmpty()) {
                forget(life);
            } else {
                ended(deleteId);
            }
        }
    }

    /** It may have been called back to life since, and ended later. */
    private boolean isOver(Life life) {
        return shard.now() - life.updatedAtMs() >= shard.settings.statusMs();
    }

    private void forget(Life life) {
        if (life.pages != null) {
            Paging.shards(life.pages).forEach(to -> shard.out.send(to, new DropPages(life.id)));
        }
        shard.errands.start(life, new Task.Forget());
        if (isUnderWay(life)) {
            shard.lives.save(life);
        }
    }

    /** No row is held any more. */
    void forgotten(Life life) {
        shard.lives.forget(life.id);
        shard.out.emit(new ForgottenDelete(life.id));
    }
}
