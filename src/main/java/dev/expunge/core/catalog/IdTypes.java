package dev.expunge.core.catalog;

import dev.expunge.core.catalog.Column.BaseType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows types {@code id(t)} from table to table. Where a way ends is remembered, since chains may be long. */
final class IdTypes {

    private final Drafts drafts;
    private final Faults faults;

    /** By table: the type that its key column comes down to, or where the way there breaks. */
    private final Map<String, String> ends = new HashMap<>();

    private final Set<String> circular = new HashSet<>();

    IdTypes(Drafts drafts, Faults faults) {
        this.drafts = drafts;
        this.faults = faults;
    }

    /**
     * What the declared type of a column comes down to. Null where that cannot be found: a fault at {@code path}, unless
     * there is one elsewhere that is the reason.
     */
    @Nullable
    BaseType follow(String table, String path, @Nullable String declared) {
        Set<String> passed = new LinkedHashSet<>();
        String type = declared;
        while (type != null && Types.simple(type) == null) {
            String name = Names.idTarget(type);
            if (name == null) {
                return null;
            }
            String next = ends.get(name);
            if (next == null) {
                next = step(table, path, type, name, passed);
            }
            if (next == null) {
                break;
            }
            type = next;
        }
        remember(passed, type);
        return type == null ? null : Types.simple(type);
    }

    /** The type of the table's key column; null: the way ends here. */
    private @Nullable String step(String referrer, String path, String type, String name, Set<String> passed) {
        Parent target = drafts.target(referrer, path, name);
        // A table without a key has a fault of its own.
        if (target == null || target.key().isEmpty()) {
            return null;
        }
        if (target.key().size() != 1) {
            faults.add(path, type + " needs a table with one key column: " + name + " has " + target.key());
            return null;
        }
        if (passed.contains(name)) {
            passed.stream().dropWhile(table -> !table.equals(name)).forEach(circular::add);
        }
        if (circular.contains(name)) {
            faults.add(path, type + " leads back to itself");
            return null;
        }
        String next = target.declaredType(target.key().get(0));
        if (next != null) {
            passed.add(name);
        }
        return next;
    }

    private void remember(Set<String> passed, @Nullable String end) {
        for (String table : passed) {
            if (end != null && !circular.contains(table)) {
                ends.put(table, end);
            }
        }
    }
}
