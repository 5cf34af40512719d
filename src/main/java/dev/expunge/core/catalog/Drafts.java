package dev.expunge.core.catalog;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The definitions that are to be checked: those of a change, and those outside it that it may make faulty or different.
 * All others are as they were in the current catalog.
 */
final class Drafts {

    private final Catalog current;
    private final Faults faults;
    private final SortedSet<String> changed;
    private final SortedMap<String, TableDraft> tables = new TreeMap<>();
    private final Set<String> unreadable = new TreeSet<>();
    private final SortedSet<String> removed = new TreeSet<>();

    private Drafts(Catalog current, Set<String> changed, Faults faults) {
        this.current = current;
        this.changed = new TreeSet<>(changed);
        this.faults = faults;
    }

    /** Of the change alone. */
    static Drafts of(Catalog current, Map<String, @Nullable Object> change, Faults faults) {
        Drafts drafts = new Drafts(current, change.keySet(), faults);
        int count = current.tables().size();
        for (Map.Entry<String, @Nullable Object> entry : change.entrySet()) {
            String name = entry.getKey();
            Object definition = entry.getValue();
            boolean isNew = current.table(name) == null;
            if (definition != null) {
                drafts.read(name, definition);
                count += isNew ? 1 : 0;
            } else if (!isNew) {
                drafts.removed.add(name);
                count--;
            }
        }
        if (count > Limits.TABLES) {
            faults.add("/tables", count + " tables are too many: at most " + Limits.TABLES);
        }
        return drafts;
    }

    private void read(String name, Object definition) {
        TableDraft draft = TableReader.read(name, definition, faults);
        if (draft == null) {
            unreadable.add(name);
        } else {
            tables.put(name, draft);
        }
    }

    /** Has a table of the current catalog checked again. False if it is to be checked, or goes, anyway. */
    boolean recheck(Table table) {
        if (changed.contains(table.name()) || tables.containsKey(table.name())) {
            return false;
        }
        read(table.name(), table.definition());
        return true;
    }

    /** By name. */
    SortedMap<String, TableDraft> all() {
        return Collections.unmodifiableSortedMap(tables);
    }

    /** The tables that the change names, there or not. */
    SortedSet<String> changed() {
        return Collections.unmodifiableSortedSet(changed);
    }

    /** The tables of the current catalog that the change removes. */
    SortedSet<String> removed() {
        return Collections.unmodifiableSortedSet(removed);
    }

    boolean isChanged(String table) {
        return changed.contains(table);
    }

    /** Null where there will be no such table, or none that can be read. */
    @Nullable
    Parent find(String name) {
        TableDraft draft = tables.get(name);
        Table table = draft == null && !isChanged(name) ? current.table(name) : null;
        return table == null ? draft : new Parent.Accepted(table);
    }

    /**
     * The table that {@code path} in the definition of {@code referrer} names. Null where there is none that can be
     * looked at; that is a fault, of the table that is being removed if there is one.
     */
    @Nullable
    Parent target(String referrer, String path, String name) {
        Parent target = find(name);
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
