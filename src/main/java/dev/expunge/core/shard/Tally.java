package dev.expunge.core.shard;

import dev.expunge.core.event.Counts;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.row.Row;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a node tells the node above it, summed over everything below.
 *
 * @param rows rows in D
 * @param matched root rows found
 * @param counts rows changed (or, while planning, that would be)
 * @param shards shards that hold something for the unit
 * @param flags what was met
 * @param errors why the unit cannot be done
 * @param roots the first root rows by key with their stamps
 */
record Tally(
        long rows,
        long matched,
        Counts counts,
        Set<Integer> shards,
        Flags flags,
        List<DeleteStatus.Failure> errors,
        Roots roots) {

    static final int LISTED = 1_000;

    static final Tally NONE =
            new Tally(0, 0, Counts.NONE, Set.of(), Flags.NONE, List.of(), new Roots(0, List.of(), List.of(), 0));

    /**
     * @param nothing nothing is left to be applied by the node that says so
     * @param died another unit came first: the unit must be tried again
     * @param touched a reference was met whose meaning depends on which rows end up in D
     */
    record Flags(boolean nothing, boolean died, boolean touched) {
        static final Flags NONE = new Flags(false, false, false);
    }

    /**
     * @param taken root rows that the unit acts on
     * @param listed the first of them with their stamps
     * @param takeovers root rows that carried another delete's stamp
     */
    record Roots(long taken, List<DeleteStatus.Root> listed, List<Row> returned, long takeovers) {}

    Tally plus(Tally other) {
        return new Tally(
                rows + other.rows,
                matched + other.matched,
                counts.plus(other.counts),
                union(shards, other.shards),
                new Flags(false, flags.died || other.flags.died, flags.touched || other.flags.touched),
                errors(errors, other.errors),
                new Roots(
                        roots.taken + other.roots.taken,
                        first(roots.listed, other.roots.listed),
                        first(roots.returned, other.roots.returned),
                        roots.takeovers + other.roots.takeovers));
    }

    Tally died() {
        return new Tally(rows, matched, counts, shards, new Flags(false, true, flags.touched), errors, roots);
    }

    Tally touched() {
        return new Tally(rows, matched, counts, shards, new Flags(false, flags.died, true), errors, roots);
    }

    Tally nothing() {
        return new Tally(rows, matched, counts, shards, new Flags(true, flags.died, flags.touched), errors, roots);
    }

    Tally at(int shard) {
        return new Tally(rows, matched, counts, union(shards, Set.of(shard)), flags, errors, roots);
    }

    Tally withRow() {
        return new Tally(rows + 1, matched, counts, shards, flags, errors, roots);
    }

    Tally counting(Counts more) {
        return new Tally(rows, matched, counts.plus(more), shards, flags, errors, roots);
    }

    Tally failing(DeleteStatus.Failure failure) {
        return new Tally(rows, matched, counts, shards, flags, errors(errors, List.of(failure)), roots);
    }

    Tally matching(List<Row> returned, boolean taken) {
        return new Tally(
                rows,
                matched + 1,
                counts,
                shards,
                flags,
                errors,
                new Roots(
                        roots.taken + (taken ? 1 : 0), roots.listed, first(roots.returned, returned), roots.takeovers));
    }

    Tally stampedRoot(DeleteStatus.Root root, boolean takeover) {
        return new Tally(
                rows,
                matched,
                counts,
                shards,
                flags,
                errors,
                new Roots(
                        roots.taken,
                        first(roots.listed, List.of(root)),
                        roots.returned,
                        roots.takeovers + (takeover ? 1 : 0)));
    }

    private static Set<Integer> union(Set<Integer> a, Set<Integer> b) {
        if (a.containsAll(b)) {
            return a;
        }
        Set<Integer> all = new TreeSet<>(a);
        all.addAll(b);
        return all;
    }

    private static <T> List<T> first(List<T> a, List<T> b) {
        if (b.isEmpty() || a.size() >= LISTED) {
            return a;
        }
        List<T> all = new ArrayList<>(a);
        all.addAll(b.subList(0, Math.min(b.size(), LISTED - a.size())));
        return all;
    }

    /** One error per code is enough to say why; the first in code order wins. */
    static List<DeleteStatus.Failure> errors(List<DeleteStatus.Failure> a, List<DeleteStatus.Failure> b) {
        if (b.isEmpty()) {
            return a;
        }
        Set<DeleteStatus.Failure> all = new LinkedHashSet<>(a);
        all.addAll(b);
        return all.stream()
                .sorted((x, y) -> {
                    int byCode = x.code().compareTo(y.code());
                    return byCode != 0 ? byCode : x.detail().compareTo(y.detail());
                })
                .limit(20)
                .toList();
    }
}
