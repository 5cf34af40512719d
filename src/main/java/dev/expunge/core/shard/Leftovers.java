package dev.expunge.core.shard;

import dev.expunge.core.catalog.Table;
import dev.expunge.core.storage.ByteReader;
import dev.expunge.core.storage.Storage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * After a catalog change, takes out what was registered for indexes and foreign keys that are no more, a batch in a tick.
 * Their numbers are never used again. Where it stands is lost with the process, and it then begins anew.
 */
final class Leftovers {

    /** Of each kind, in a tick. */
    private static final int PER_TICK = 500;

    /** @param version of the catalog for which all has been looked through */
    record Swept(long version) {}

    private static final class Walk {

        final int kind;
        byte @Nullable [] last;
        boolean isOver;

        Walk(char kind) {
            this.kind = kind;
        }
    }

    private final ShardContext shard;
    private final Storage storage;
    private final OneRecord<Swept> swept;
    private List<Walk> walks = List.of();
    private Set<Integer> indexes = Set.of();

    /** Of the pass under way. */
    private long version;

    Leftovers(ShardContext shard, Storage storage) {
        this.shard = shard;
        this.storage = storage;
        this.swept = new OneRecord<>(storage, 'S', Swept.class);
    }

    void tick() {
        long now = shard.catalog().version();
        Swept done = swept.get();
        if (now == (done == null ? 0 : done.version())) {
            return;
        }
        if (version != now) {
            begin(now);
        }
        walks.stream().filter(walk -> !walk.isOver).forEach(this::goOn);
        if (walks.stream().allMatch(walk -> walk.isOver)) {
            swept.put(new Swept(version));
        }
    }

    private void begin(long now) {
        version = now;
        walks = List.of(new Walk('R'), new Walk('c'), new Walk('i'));
        indexes = new HashSet<>();
        for (Table table : shard.catalog().catalog.tables().values()) {
            table.indexes().values().forEach(index -> indexes.add(index.id()));
        }
    }

    private void goOn(Walk walk) {
        byte[] first = {(byte) walk.kind};
        byte[] from = walk.last == null ? first : Arrays.copyOf(walk.last, walk.last.length + 1);
        List<byte[]> gone = new ArrayList<>();
        int seen = 0;
        try (Storage.Cursor cursor = storage.scan(from, new byte[] {(byte) (walk.kind + 1)})) {
            while (seen < PER_TICK && cursor.next()) {
                seen++;
                walk.last = cursor.key();
                if (!isDeclared(walk.kind, walk.last)) {
                    gone.add(walk.last);
                }
            }
        }
        gone.forEach(storage::delete);
        walk.isOver = seen < PER_TICK;
    }

    private boolean isDeclared(int kind, byte[] key) {
        ByteReader reader = new ByteReader(key);
        reader.u8();
        int number = (int) reader.varint();
        if (kind == 'i') {
            return indexes.contains(number);
        }
        boolean isTarget = shard.catalog().findTarget(number) != null;
        if (kind == 'c' || !isTarget) {
            return isTarget;
        }
        reader.text();
        return shard.catalog().findForeignKey((int) reader.varint()) != null;
    }
}
