package dev.expunge.core.shard;

import dev.expunge.core.storage.Storage;
import org.jspecify.annotations.Nullable;

/** Which unit has which place of this shard. */
final class HoldStore {

    private final Records<Hold> holds;

    HoldStore(Storage storage) {
        this.holds = new Records<>(storage, 'h', Hold.class);
    }

    @Nullable
    Hold get(Place place) {
        return holds.get(place::write);
    }

    /** The hold of this very unit; null where there is none or another's. */
    @Nullable
    Hold get(Place place, UnitRef unit) {
        Hold hold = get(place);
        return hold != null && hold.spec().ref().equals(unit) ? hold : null;
    }

    void put(Place place, Hold hold) {
        holds.put(place::write, hold);
    }

    void delete(Place place) {
        holds.delete(place::write);
    }
}
