package dev.expunge.core.shard;

import dev.expunge.core.shard.Coordinator.Owner;
import dev.expunge.core.storage.ByteReader;
import dev.expunge.core.storage.Storage;
import java.util.ArrayList;
import java.util.List;

/** Units that gave way to others and are tried again a little later, each time a little later than before. */
final class Retries {

    private static final long FIRST_MS = 10;
    private static final long LONGEST_MS = 1_000;
    private static final int PER_TICK = 200;

    record Due(UnitSpec spec, Owner owner, int attempt) {}

    private record Numbered(long atMs, long number, Due due) {}

    private final ShardContext shard;
    private final Records<Due> dues;
    private final Census census;

    Retries(ShardContext shard, Storage storage) {
        this.shard = shard;
        this.dues = new Records<>(storage, 't', Due.class);
        this.census = new Census(dues);
    }

    void later(UnitSpec spec, Owner owner, int attempt) {
        long pause = Math.min(LONGEST_MS, FIRST_MS << Math.min(attempt, 10));
        long number = shard.out.number();
        census.added();
        dues.put(
                to -> {
                    to.i64(shard.now() + pause);
                    to.i64(number);
                },
                new Due(spec, owner, attempt));
    }

    long count() {
        return census.count();
    }

    List<Owner> owners() {
        List<Owner> found = new ArrayList<>();
        dues.scan(to -> {}, null, (suffix, due) -> found.add(due.owner()));
        return found;
    }

    void tick() {
        List<Numbered> due = new ArrayList<>();
        dues.scan(to -> {}, null, (suffix, value) -> {
            ByteReader reader = new ByteReader(suffix);
            long at = reader.i64();
            if (at <= shard.now()) {
                due.add(new Numbered(at, reader.i64(), value));
            }
            return at <= shard.now() && due.size() < PER_TICK;
        });
        for (Numbered next : due) {
            census.taken();
            dues.delete(to -> {
                to.i64(next.atMs());
                to.i64(next.number());
            });
            shard.units.again(next.due());
        }
    }
}
