package dev.expunge.core.shard;

import dev.expunge.core.event.Counts;
import dev.expunge.core.event.DeleteStatus.Blocker;
import dev.expunge.core.event.DeleteStatus.Blockers;
import dev.expunge.core.event.DeleteStatus.Failure;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the rows that a unit touches but does not delete say to it.
 *
 * @param counts the patches that would be made
 */
record Verdict(Blockers blockers, List<Failure> errors, Counts counts) {

    static final int LISTED = 100;
    static final Verdict NONE = new Verdict(Blockers.NONE, List.of(), Counts.NONE);

    private static final Comparator<Blocker> ORDER = Comparator.comparing(Blocker::row)
            .thenComparing(b -> b.cause().foreignKey())
            .thenComparing(b -> b.cause().references());

    Verdict plus(Verdict other) {
        List<Blocker> listed = Stream.concat(blockers.listed().stream(), other.blockers.listed().stream())
                .sorted(ORDER)
                .limit(LISTED)
                .toList();
        return new Verdict(
                new Blockers(listed, blockers.count() + other.blockers.count()),
                Tally.errors(errors, other.errors),
                counts.plus(other.counts));
    }
}
