package dev.expunge.core.request;

import dev.expunge.core.catalog.Table;
import dev.expunge.core.request.DeleteRequest.Condition;
import dev.expunge.core.request.DeleteRequest.Operator;
import dev.expunge.core.request.DeleteRequest.Selection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Chooses the way to the rows of a selection without faults. */
final class AccessPaths {

    private AccessPaths() {}

    /**
     * The best index by its best condition: equality, then in, then range, then isNull false; among equals the key, then
     * the first name.
     *
     * @return null where only a full scan would do and the request does not allow one
     */
    static @Nullable AccessPath choose(Selection selection, List<Condition> conditions, Table table) {
        if (selection.key() != null) {
            return new AccessPath.ByKeys(List.of(selection.key()));
        }
        if (selection.keys() != null) {
            return byKeys(selection.keys());
        }
        AccessPath.ByIndex byIndex = byIndex(conditions, table);
        if (byIndex == null && !selection.allowFullScan()) {
            return null;
        }
        boolean none = conditions.stream()
                .anyMatch(condition -> condition.operator() == Operator.IN
                        && condition.values().isEmpty());
        if (none) {
            return new AccessPath.Nothing();
        }
        return byIndex == null ? new AccessPath.FullScan() : byIndex;
    }

    private static AccessPath byKeys(List<String> keys) {
        return keys.isEmpty()
                ? new AccessPath.Nothing()
                : new AccessPath.ByKeys(List.copyOf(new LinkedHashSet<>(keys)));
    }

    private record Candidate(String index, String column, int rank) {}

    private static AccessPath.@Nullable ByIndex byIndex(List<Condition> conditions, Table table) {
        List<Candidate> candidates = new ArrayList<>();
        addCandidate(candidates, "", table.key(), conditions);
        for (Map.Entry<String, Table.Index> index : table.indexes().entrySet()) {
            addCandidate(candidates, index.getKey(), index.getValue().columns(), conditions);
        }
        return candidates.stream()
                .min(Comparator.comparingInt(Candidate::rank).thenComparing(Candidate::index))
                .map(best -> new AccessPath.ByIndex(best.index(), narrowing(best.column(), conditions)))
                .orElse(null);
    }

    private static void addCandidate(
            List<Candidate> candidates, String index, List<String> columns, List<Condition> conditions) {
        narrowing(columns.get(0), conditions).stream()
                .map(Conditions::rank)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .ifPresent(rank -> candidates.add(new Candidate(index, columns.get(0), rank)));
    }

    private static List<Condition> narrowing(String column, List<Condition> conditions) {
        return conditions.stream()
                .filter(condition -> condition.column().equals(column) && Conditions.rank(condition) != null)
                .toList();
    }
}
