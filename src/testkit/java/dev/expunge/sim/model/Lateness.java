package dev.expunge.sim.model;

import dev.expunge.core.catalog.Column;
import dev.expunge.core.catalog.ForeignKey;
import dev.expunge.core.catalog.ForeignKey.Action;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.row.KeyText;
import dev.expunge.core.row.Row;
import dev.expunge.core.row.Value;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Rows that reference a value that was hard-deleted. */
final class Lateness {

    private final Model model;

    Lateness(Model model) {
        this.model = model;
    }

    void heal(RowRef ref) {
        Row row = model.tables.row(ref);
        List<ForeignKey> late = model.tables.table(ref).references().outgoing().stream()
                .filter(key -> model.tables.deletedBy(key, KeyText.valuesText(key.columns(), row)) != null)
                .toList();
        for (ForeignKey key : late) {
            if (key.action() == Action.CASCADE) {
                UnitPlan plan = new UnitPlan(model.tables, List.of(ref), Set.of());
                if (!plan.isRefused()) {
                    String by =
                            Objects.requireNonNull(model.tables.deletedBy(key, KeyText.valuesText(key.columns(), row)));
                    model.commit(null, by, plan, Set.of(), plan.d);
                    model.loseTokens();
                    return;
                }
            }
        }
        Map<String, Value> set = new TreeMap<>();
        late.stream().filter(key -> key.action() == Action.SET_DEFAULT).forEach(key -> set.putAll(defaults(ref, key)));
        late.stream().filter(key -> key.action() == Action.SET_NULL).forEach(key -> set.putAll(nulls(ref, key)));
        if (!set.isEmpty()) {
            model.tables.put(ref, row.with(set));
        }
    }

    private Map<String, Value> nulls(RowRef ref, ForeignKey key) {
        Map<String, Value> set = new TreeMap<>();
        for (String name : key.columns()) {
            if (column(ref, name).notNull()) {
                return Map.of();
            }
            set.put(name, Value.NULL);
        }
        return set;
    }

    private Map<String, Value> defaults(RowRef ref, ForeignKey key) {
        Map<String, Value> set = new TreeMap<>();
        for (String name : key.columns()) {
            Value value = column(ref, name).defaultValue();
            if (value == null) {
                return Map.of();
            }
            set.put(name, value);
        }
        boolean isDeleted = model.tables.deletedBy(key, KeyText.valuesText(key.columns(), Row.of(set))) != null;
        return isDeleted ? Map.of() : set;
    }

    private Column column(RowRef ref, String name) {
        return Objects.requireNonNull(model.tables.table(ref).columns().get(name));
    }
}
