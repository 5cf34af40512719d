package dev.expunge.core.shard;

/**
 * How much is under way on one shard.
 *
 * @param units that are decided here and are not done
 * @param retries units that gave way and are to be tried again
 * @param heldPlaces rows, and values that are not keys, that a unit holds
 * @param waitingUnits wishes of units for places that others hold
 * @param waitingWrites writes, references, removals and restores that wait for the outcome of a unit
 */
public record ShardFigures(long units, long retries, long heldPlaces, long waitingUnits, long waitingWrites) {

    public static final ShardFigures NONE = new ShardFigures(0, 0, 0, 0, 0);

    public ShardFigures plus(ShardFigures other) {
        return new ShardFigures(
                units + other.units,
                retries + other.retries,
                heldPlaces + other.heldPlaces,
                waitingUnits + other.waitingUnits,
                waitingWrites + other.waitingWrites);
    }
}
