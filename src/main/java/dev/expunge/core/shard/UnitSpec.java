package dev.expunge.core.shard;

/**
 * What every shard must know of a unit to do its part.
 *
 * @param priorityMs when the delete was accepted; the older unit waits for a held row, the younger one gives way
 * @param dueAtMs for {@link Kind#SCHEDULED}: when the purge may start
 */
record UnitSpec(UnitRef ref, String deleteId, long catalogVersion, Rules rules, long priorityMs, long dueAtMs) {

    enum Kind {
        HARD,
        SOFT,
        SCHEDULED
    }

    enum Purpose {
        REQUEST,
        /** The hard delete of a scheduled or soft delete's roots. */
        PURGE,
        /** The owner has removed the root already. */
        REMOVED_AT_SOURCE,
        /** Plan, answer, undo the plan. */
        PREVIEW,
        /** A late child goes, under the delete that took its parent. */
        HEALING
    }

    /**
     * @param cascadeHard with a soft kind: the roots are stamped, all other rows of D are removed
     * @param fast nothing in reach can refuse: rows go as they are found
     * @param returning send the pre-images of root rows along
     */
    record Rules(Kind kind, boolean cascadeHard, boolean fast, Purpose purpose, boolean returning) {

        /** What would refuse leaves an orphan instead. */
        boolean nonBlocking() {
            return purpose == Purpose.REMOVED_AT_SOURCE;
        }

        boolean preview() {
            return purpose == Purpose.PREVIEW;
        }

        /** Roots stay while the rest of D goes. */
        boolean keepsRoots() {
            return kind != Kind.HARD && cascadeHard;
        }
    }

    boolean isFast() {
        return rules.fast();
    }

    boolean is(Kind kind) {
        return rules.kind() == kind;
    }

    boolean is(Purpose purpose) {
        return rules.purpose() == purpose;
    }

    /** Whether this unit may wait for what the other one holds: age decides, so that nobody waits in a circle. */
    boolean isOlderThan(UnitSpec other) {
        if (priorityMs != other.priorityMs) {
            return priorityMs < other.priorityMs;
        }
        int byDelete = deleteId.compareTo(other.deleteId);
        return byDelete != 0
                ? byDelete < 0
                : ref.coordinator() != other.ref.coordinator()
                        ? ref.coordinator() < other.ref.coordinator()
                        : ref.number() < other.ref.number();
    }
}
