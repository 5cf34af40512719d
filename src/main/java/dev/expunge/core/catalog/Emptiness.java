package dev.expunge.core.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Which tables a change can only be made to while they have no rows. */
final class Emptiness {

    private Emptiness() {}

    /** Sorted by table and path. */
    static List<MustBeEmpty> of(Catalog current, Catalog next, SortedSet<String> touched) {
        List<MustBeEmpty> conditions = new ArrayList<>();
        for (String name : touched) {
            Table old = current.table(name);
            if (old != null) {
                compare(old, next.table(name), conditions);
            }
        }
        return List.copyOf(conditions);
    }

    private static void compare(Table old, @Nullable Table next, List<MustBeEmpty> conditions) {
        String at = Pointer.table(old.name());
        if (next == null) {
            conditions.add(new MustBeEmpty(old.name(), at, "has rows and cannot be removed"));
            return;
        }
        next.columns().forEach((name, column) -> {
            String here = Pointer.to(Pointer.to(at, "columns"), name);
            Column before = old.columns().get(name);
            if (before != null && before.type() != column.type()) {
                String change = TypeRules.name(before.type()) + " cannot become " + TypeRules.name(column.type());
                conditions.add(new MustBeEmpty(old.name(), Pointer.to(here, "type"), "the table has rows: " + change));
            } else if (before == null && column.notNull() && column.defaultValue() == null) {
                conditions.add(
                        new MustBeEmpty(old.name(), here, "the table has rows: a new notNull column needs a default"));
            }
        });
        if (!old.key().equals(next.key())) {
            conditions.add(new MustBeEmpty(
                    old.name(),
                    Pointer.to(at, "key"),
                    "the table has rows: key " + old.key() + " cannot become " + next.key()));
        }
    }
}
