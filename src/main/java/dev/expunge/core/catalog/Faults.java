package dev.expunge.core.catalog;

import dev.expunge.core.ErrorCode;
import dev.expunge.core.Refusal;
import dev.expunge.core.Refusal.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Collects what is wrong with a change of the catalog. Listed by path, so that declaration order does not show. */
final class Faults {

    private final TreeSet<Fault> found =
            new TreeSet<>(Comparator.comparing(Fault::path).thenComparing(Fault::message));

    void add(String path, String message) {
        found.add(new Fault(path, message));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** There must be at least one fault. */
    Refusal refusal() {
        List<Fault> listed = new ArrayList<>(found);
        Fault first = listed.get(0);
        String more = listed.size() == 1 ? "" : " (and " + (listed.size() - 1) + " more)";
        return new Refusal(
                ErrorCode.DEFINITION_INVALID,
                first.path() + ": " + first.message() + more,
                listed.subList(0, Math.min(listed.size(), Limits.FAULTS_LISTED)));
    }
}
