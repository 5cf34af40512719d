package dev.expunge.core.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives numbers to foreign keys and to what they reference. */
final class LinkNumbering {

    private record Known(String table, List<String> columns, int target) {}

    private final Catalog current;
    private final Map<Known, ForeignKey> known = new HashMap<>();
    private final Map<Link.To, Integer> targets = new HashMap<>();
    private int nextTarget;
    private int nextForeignKey;

    /** @param children the tables whose foreign keys are to be numbered */
    LinkNumbering(Catalog current, Set<String> children) {
        this.current = current;
        this.nextTarget = current.nextIds().target();
        this.nextForeignKey = current.nextIds().foreignKey();
        for (String child : children) {
            Table old = current.table(child);
            if (old != null) {
                old.references()
                        .outgoing()
                        .forEach(key -> known.put(
                                new Known(child, key.columns(), key.target().id()), key));
            }
        }
    }

    ForeignKey number(Link link, Numbering.Parts child, Map<String, Column> parent) {
        int target = targets.computeIfAbsent(link.to(), to -> target(to, parent));
        ForeignKey before = before(link.from(), child, target);
        ForeignKey key = new ForeignKey(
                before == null ? nextForeignKey++ : before.id(),
                link.from().table(),
                link.from().columns(),
                new ForeignKey.Target(target, link.to().table(), link.to().columns()),
                link.action(),
                child.draft().hasIndexOn(link.from().columns()));
        return before != null && before.equals(key) ? before : key;
    }

    private @Nullable ForeignKey before(Link.From from, Numbering.Parts child, int target) {
        ForeignKey before = known.get(new Known(from.table(), from.columns(), target));
        return before != null && isSame(from.table(), from.columns(), child.columns()) ? before : null;
    }

    private int target(Link.To to, Map<String, Column> columns) {
        Table old = current.table(to.table());
        if (old != null && isSame(to.table(), to.columns(), columns)) {
            for (ForeignKey key : old.references().incoming()) {
                if (key.target().columns().equals(to.columns())) {
                    return key.target().id();
                }
            }
        }
        return nextTarget++;
    }

    /** Whether the columns of these names are the ones that the table had. */
    private boolean isSame(String table, List<String> names, Map<String, Column> now) {
        Table old = current.table(table);
        return old != null && Numbering.columnIds(old.columns(), names).equals(Numbering.columnIds(now, names));
    }

    int nextTarget() {
        return nextTarget;
    }

    int nextForeignKey() {
        return nextForeignKey;
    }
}
