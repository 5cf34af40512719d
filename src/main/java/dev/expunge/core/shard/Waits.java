package dev.expunge.core.shard;

import dev.expunge.core.event.DeleteStatus.Behind;
import dev.expunge.core.event.DeleteStatus.State;
import dev.expunge.core.shard.UnitSpec.Purpose;
import dev.expunge.core.storage.ByteReader;
import dev.expunge.core.storage.Storage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the deletes that are at home here stand behind. Told in their status only once it has lasted: most waits are brief. */
final class Waits {

    private static final long PATIENCE_MS = 1_000;
    private static final int PER_TICK = 200;

    /** @param on another delete; null: a change of the catalog */
    record Wait(@Nullable String on, long sinceMs, boolean told) {}

    private final ShardContext shard;
    private final Records<Wait> records;
    private final Census census;
    private long lastMs;

    Waits(ShardContext shard, Storage storage) {
        this.shard = shard;
        this.records = new Records<>(storage, 'b', Wait.class);
        this.census = new Census(records);
    }

    /** A unit has come to a place that another one has: its delete's home hears of it, once a step and node. */
    void tell(NodeWork work, UnitSpec other) {
        UnitSpec spec = work.spec;
        boolean known = other.deleteId().equals(work.behind) || other.deleteId().equals(spec.deleteId());
        if (!known && isOfDelete(spec) && isOfDelete(other)) {
            work.behind = other.deleteId();
            shard.out.send(spec.ref().coordinator(), new LifeMessage.Standing(spec.deleteId(), other.deleteId()));
        }
    }

    private static boolean isOfDelete(UnitSpec spec) {
        return !spec.is(Purpose.PREVIEW) && !spec.is(Purpose.HEALING);
    }

    /** @param on another delete; null: a change of the catalog */
    void met(String deleteId, @Nullable String on) {
        Wait known = get(deleteId);
        if (known == null && isLooking(shard.lives.find(deleteId))) {
            census.added();
            put(deleteId, new Wait(on, shard.now(), false));
        } else if (known != null && !Objects.equals(known.on(), on)) {
            put(deleteId, new Wait(on, known.sinceMs(), false));
        }
    }

    /** The delete goes on, or has ended. */
    void over(String deleteId) {
        if (get(deleteId) != null) {
            census.taken();
            records.delete(to -> to.text(deleteId));
        }
    }

    /** At most one status a second for a delete, whoever it meets. */
    void tick() {
        if (census.isNone() || shard.now() - lastMs < PATIENCE_MS) {
            return;
        }
        lastMs = shard.now();
        Map<String, Wait> lasting = new LinkedHashMap<>();
        records.scan(to -> {}, null, (suffix, wait) -> {
            if (!wait.told() && shard.now() - wait.sinceMs() >= PATIENCE_MS) {
                lasting.put(new ByteReader(suffix).text(), wait);
            }
            return lasting.size() < PER_TICK;
        });
        lasting.forEach(this::publish);
    }

    private void publish(String deleteId, Wait wait) {
        Life life = shard.lives.find(deleteId);
        if (life == null || !isLooking(life)) {
            over(deleteId);
            return;
        }
        put(deleteId, new Wait(wait.on(), wait.sinceMs(), true));
        life.behind = new Behind(wait.on());
        life.publish(shard.out);
        shard.lives.save(life);
    }

    /** What comes later than its end is of no interest. */
    private static boolean isLooking(@Nullable Life life) {
        return life != null && (life.state == State.PLANNING || life.state == State.PURGING) && !life.phase.purged();
    }

    private @Nullable Wait get(String deleteId) {
        return census.isNone() ? null : records.get(to -> to.text(deleteId));
    }

    private void put(String deleteId, Wait wait) {
        records.put(to -> to.text(deleteId), wait);
    }
}
