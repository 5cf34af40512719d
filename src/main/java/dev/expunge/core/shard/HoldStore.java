package dev.expunge.core.shard;

import dev.expunge.core.storage.Storage;
import org.jspecify.annotations.Nullable;

/** Which unit has which place of this shard. Mostly none has any, and then nobody has to look. */
final class HoldStore {

    private final Records<Hold> holds;
    private final Census census;

    /** The place that was asked for last, and whether it was held. */
    private @Nullable Place known;

    private boolean held;

    HoldStore(Storage storage) {
        this.holds = new Records<>(storage, 'h', Hold.class);
        this.census = new Census(holds);
    }

    @Nullable
    Hold get(Place place) {
        Hold found = census.isNone() ? null : holds.get(place::write);
        known = place;
        held = found != null;
        return found;
    }

    /** The hold of this very unit; null where there is none or another's. */
    @Nullable
    Hold get(Place place, UnitRef unit) {
        Hold hold = get(place);
        return hold != null && hold.spec().ref().equals(unit) ? hold : null;
    }

    void put(Place place, Hold hold) {
        if (!isHeld(place)) {
            census.added();
        }
        holds.put(place::write, hold);
        held = true;
    }

    void delete(Place place) {
        if (isHeld(place)) {
            census.taken();
        }
        holds.delete(place::write);
        held = false;
    }

    long count() {
        return census.count();
    }

    private boolean isHeld(Place place) {
        return place.equals(known) ? held : get(place) != null;
    }
}
