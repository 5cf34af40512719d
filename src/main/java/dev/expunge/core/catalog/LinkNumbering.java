package dev.expunge.core.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives numbers to foreign keys and to what they reference. */
final class LinkNumbering {

    private record TargetKey(int table, List<Integer> columns) {}

    private record ForeignKeyKey(int table, List<Integer> columns, int target) {}

    private final Map<TargetKey, Integer> targets = new HashMap<>();
    private final Map<ForeignKeyKey, Integer> foreignKeys = new HashMap<>();
    private int nextTarget;
    private int nextForeignKey;

    LinkNumbering(Catalog current) {
        this.nextTarget = current.nextIds().target();
        this.nextForeignKey = current.nextIds().foreignKey();
        current.tables()
                .forEach((name, table) -> table.references().outgoing().forEach(key -> {
                    ForeignKey.Target target = key.target();
                    Table parent = current.table(target.table());
                    if (parent != null) {
                        targets.put(
                                new TargetKey(parent.id(), Numbering.columnIds(parent.columns(), target.columns())),
                                target.id());
                        foreignKeys.put(
                                new ForeignKeyKey(
                                        table.id(), Numbering.columnIds(table.columns(), key.columns()), target.id()),
                                key.id());
                    }
                }));
    }

    ForeignKey number(Link link, Numbering.Parts child, Numbering.Parts parent) {
        int target = targets.computeIfAbsent(
                new TargetKey(parent.id(), parent.columnIds(link.to().columns())), key -> nextTarget++);
        int id = foreignKeys.computeIfAbsent(
                new ForeignKeyKey(child.id(), child.columnIds(link.from().columns()), target), key -> nextForeignKey++);
        return new ForeignKey(
                id,
                link.from().table(),
                link.from().columns(),
                new ForeignKey.Target(target, link.to().table(), link.to().columns()),
                link.action(),
                child.draft().hasIndexOn(link.from().columns()));
    }

    int nextTarget() {
        return nextTarget;
    }

    int nextForeignKey() {
        return nextForeignKey;
    }
}
