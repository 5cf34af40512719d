package dev.expunge.core.catalog;

import dev.expunge.core.catalog.Catalog.NextIds;
import dev.expunge.core.catalog.Column.BaseType;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Gives numbers: what stays the same keeps its number, what is new gets the next. Everything is visited in the order of
 * its names, so that numbers never depend on how a change was written down.
 */
final class Numbering {

    private final Catalog current;
    private int nextTable;
    private int nextColumn;
    private int nextIndex;

    Numbering(Catalog current) {
        this.current = current;
        this.nextTable = current.nextIds().table();
        this.nextColumn = current.nextIds().column();
        this.nextIndex = current.nextIds().index();
    }

    /** The numbered parts of a table, all but its foreign keys. */
    record Parts(int id, TableDraft draft, SortedMap<String, Column> columns, SortedMap<String, Table.Index> indexes) {

        List<Integer> columnIds(List<String> names) {
            return Numbering.columnIds(columns, names);
        }
    }

    Parts number(TableDraft draft, Types types) {
        Table old = current.table(draft.name());
        SortedMap<String, Column> columns = new TreeMap<>();
        draft.columns().forEach((name, spec) -> {
            BaseType type = types.of(draft.name(), name);
            if (type != null && spec.type() != null) {
                int id = columnId(old, name, type);
                columns.put(
                        name,
                        new Column(
                                id,
                                name,
                                spec.type(),
                                type,
                                spec.notNull(),
                                TypeRules.defaultValue(type, spec.defaultJson())));
            }
        });
        SortedMap<String, Table.Index> indexes = new TreeMap<>();
        draft.shape()
                .indexes()
                .forEach((name, of) -> indexes.put(name, new Table.Index(indexId(old, name, of, columns), of)));
        return new Parts(
                old == null ? nextTable++ : old.id(),
                draft,
                Collections.unmodifiableSortedMap(columns),
                Collections.unmodifiableSortedMap(indexes));
    }

    NextIds next(LinkNumbering links) {
        return new NextIds(nextTable, nextColumn, nextIndex, links.nextForeignKey(), links.nextTarget());
    }

    static List<Integer> columnIds(Map<String, Column> columns, List<String> names) {
        return names.stream()
                .map(columns::get)
                .map(column -> column == null ? -1 : column.id())
                .toList();
    }

    private int columnId(@Nullable Table old, String name, BaseType type) {
        Column before = old == null ? null : old.columns().get(name);
        return before != null && before.type() == type ? before.id() : nextColumn++;
    }

    private int indexId(@Nullable Table old, String name, List<String> of, Map<String, Column> columns) {
        Table.Index before = old == null ? null : old.indexes().get(name);
        boolean same = old != null
                && before != null
                && before.columns().equals(of)
                && columnIds(old.columns(), of).equals(columnIds(columns, of));
        return before != null && same ? before.id() : nextIndex++;
    }
}
