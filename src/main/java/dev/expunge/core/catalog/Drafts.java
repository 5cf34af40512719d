package dev.expunge.core.catalog;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All definitions as they would be after a change, and what the change touched. */
final class Drafts {

    private final SortedMap<String, TableDraft> tables = new TreeMap<>();
    private final Set<String> unreadable = new TreeSet<>();
    private final Set<String> removed = new TreeSet<>();
    private final Set<String> changed;
    private final Faults faults;

    private Drafts(Set<String> changed, Faults faults) {
        this.changed = changed;
        this.faults = faults;
    }

    static Drafts of(Catalog current, Map<String, @Nullable Object> change, Faults faults) {
        Drafts drafts = new Drafts(change.keySet(), faults);
        current.tables().forEach((name, table) -> {
            if (!change.containsKey(name)) {
                drafts.add(name, table.definition());
            } else if (change.get(name) == null) {
                drafts.removed.add(name);
            }
        });
        change.forEach((name, definition) -> {
            if (definition != null) {
                drafts.add(name, definition);
            }
        });
        int count = drafts.tables.size() + drafts.unreadable.size();
        if (count > Limits.TABLES) {
            faults.add("/tables", count + " tables are too many: at most " + Limits.TABLES);
        }
        return drafts;
    }

    private void add(String name, Object definition) {
        TableDraft draft = TableReader.read(name, definition, faults);
        if (draft == null) {
            unreadable.add(name);
        } else {
            tables.put(name, draft);
        }
    }

    SortedMap<String, TableDraft> all() {
        return Collections.unmodifiableSortedMap(tables);
    }

    boolean isChanged(String table) {
        return changed.contains(table);
    }

    /**
     * The table that {@code path} in the definition of {@code referrer} names. Null where there is none that can be
     * looked at; that is a fault, of the table that is being removed if there is one.
     */
    @Nullable
    TableDraft target(String referrer, String path, String name) {
        TableDraft target = tables.get(name);
        if (target != null || unreadable.contains(name)) {
            return target;
        }
        if (removed.contains(name)) {
            faults.add(Pointer.table(name), "cannot be removed: table " + referrer + " references it");
        }
        if (isChanged(referrer) || !removed.contains(name)) {
            faults.add(path, "there is no table " + JsonText.brief(name));
        }
        return null;
    }
}
