package dev.expunge.core.shard;

import dev.expunge.core.event.RowChange;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.storage.ByteReader;
import dev.expunge.core.storage.ByteWriter;
import dev.expunge.core.storage.Storage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What waits for a place: units for its hold, and writes and references for its outcome. */
final class Queues {

    private static final int DRAINED_PER_STEP = 500;

    /** A unit's wish for a row that another unit holds. */
    record Wait(UnitSpec spec, long node, Arrival arrival) {}

    record Queued(Item item) {}

    sealed interface Item {
        record Change(RowChange change) implements Item {}

        record Reference(ReferenceMessage.Op op, int from, long writeId) implements Item {}

        /** The owner's removal of the row, under way as a unit: what is queued behind it comes after it. */
        record Removal(RowChange change) implements Item {}

        record Heal(long writeId) implements Item {}

        record Restore(String deleteId) implements Item {}
    }

    private final ShardContext shard;
    private final FewRecords<Wait> waits;
    private final FewRecords<Queued> items;

    Queues(ShardContext shard, Storage storage) {
        this.shard = shard;
        this.waits = new FewRecords<>(storage, 'w', Wait.class);
        this.items = new FewRecords<>(storage, 'q', Queued.class);
    }

    /** Wishes of units. */
    long waiting() {
        return waits.count();
    }

    /** What waits for the outcome of units. */
    long items() {
        return items.count();
    }

    /** Whether a write to this place has to wait. */
    boolean isBusy(Place place) {
        return shard.holds.get(place) != null || hasItems(place);
    }

    boolean hasItems(Place place) {
        return first(place) != null;
    }

    void add(Place place, Item item) {
        put(place, shard.out.number(), item);
    }

    void add(Place place, Wait wait) {
        long number = shard.out.number();
        waits.add(to -> key(to, place, number), wait);
    }

    /** The removal is under way: keeps the row's later writes behind it. */
    void removing(Place place, long number, RowChange change) {
        put(place, number, new Item.Removal(change));
    }

    void removedAtSource(RowRef row) {
        var table = shard.catalog().find(row.table());
        if (table == null) {
            return;
        }
        Place place = Place.row(table.id(), row.key());
        Numbered head = first(place);
        if (head != null && head.item() instanceof Item.Removal removal) {
            items.take(to -> key(to, place, head.number()));
            shard.writer.answer(removal.change());
        }
        drain(place);
    }

    /** The hold on this place is gone: units first, oldest wish first, then what waits for the outcome. */
    void drain(Place place) {
        for (Numbered wait : waiting(place)) {
            waits.take(to -> key(to, place, wait.number()));
            Wait wish = wait.wish();
            if (wish != null) {
                shard.planner.again(place, wish);
            }
        }
        for (int done = 0; shard.holds.get(place) == null; done++) {
            Numbered head = first(place);
            if (head == null || head.item() instanceof Item.Removal) {
                return;
            }
            if (done == DRAINED_PER_STEP) {
                shard.out.send(shard.shard, new DecideMessage.Drain(place));
                return;
            }
            items.take(to -> key(to, place, head.number()));
            run(place, head);
        }
    }

    /** Takes a row's carrying of a value, that still waits, out of the queue: the row is gone. */
    void withdraw(Place place, String rowKey) {
        List<Numbered> found = new ArrayList<>();
        items.scan(place::write, (suffix, queued) -> {
            if (queued.item() instanceof Item.Reference reference
                    && reference.op() instanceof ReferenceMessage.Op.Carry carry
                    && carry.rowKey().equals(rowKey)) {
                found.add(new Numbered(number(suffix), queued.item(), null));
            }
            return true;
        });
        for (Numbered numbered : found) {
            items.take(to -> key(to, place, numbered.number()));
            if (numbered.item() instanceof Item.Reference reference && reference.writeId() != 0) {
                shard.out.send(reference.from(), new ReferenceMessage.Taken(reference.writeId(), 1, List.of(), null));
            }
        }
    }

    private void run(Place place, Numbered head) {
        Item item = head.item();
        if (item instanceof Item.Change change) {
            shard.writer.apply(change.change(), head.number());
        } else if (item instanceof Item.Reference reference) {
            shard.references.apply(reference.op(), reference.from(), reference.writeId());
        } else if (item instanceof Item.Heal heal) {
            shard.healer.resume(heal.writeId());
        } else if (item instanceof Item.Restore restore) {
            shard.claimTasks.restoreQueued(restore.deleteId(), new Claim.Id(place.id(), place.text()));
        }
    }

    private void put(Place place, long number, Item item) {
        items.add(to -> key(to, place, number), new Queued(item));
    }

    private record Numbered(
            long number, @Nullable Item item, @Nullable Wait wish) {}

    private @Nullable Numbered first(Place place) {
        List<Numbered> found = new ArrayList<>(1);
        items.scan(place::write, (suffix, queued) -> {
            found.add(new Numbered(number(suffix), queued.item(), null));
            return false;
        });
        return found.isEmpty() ? null : found.get(0);
    }

    private List<Numbered> waiting(Place place) {
        List<Numbered> found = new ArrayList<>();
        waits.scan(place::write, (suffix, wait) -> {
            found.add(new Numbered(number(suffix), null, wait));
            return true;
        });
        return found;
    }

    private static long number(byte[] suffix) {
        ByteReader reader = new ByteReader(suffix);
        reader.u8();
        reader.varint();
        reader.text();
        return reader.i64();
    }

    private static void key(ByteWriter to, Place place, long number) {
        place.write(to);
        to.i64(number);
    }
}
