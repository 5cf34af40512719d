package dev.expunge.sim.model;

import dev.expunge.core.catalog.Catalog;
import dev.expunge.core.catalog.ForeignKey;
import dev.expunge.core.catalog.Table;
import dev.expunge.core.event.RowRef;
import dev.expunge.core.request.DeleteRequest;
import dev.expunge.core.request.ResolvedDelete;
import dev.expunge.core.request.RowMatcher;
import dev.expunge.core.row.KeyText;
import dev.expunge.core.row.Row;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rows, who references whom, and which values were hard-deleted. */
final class Tables {

    /** A value of columns that a foreign key references. */
    private record Carried(String table, List<String> columns, String value) {}

    private Catalog catalog;
    final Map<RowRef, Row> rows;
    private final Map<Carried, String> markers;

    /** Values that one row came to carry in the round in which another one was removed that carried it: deleted or not. */
    private final Map<Carried, String> doubtful = new HashMap<>();

    private final Map<Carried, Set<RowRef>> came = new HashMap<>();
    private final Map<Carried, Set<RowRef>> went = new HashMap<>();

    /** Foreign keys of rows that nobody who looks for references finds yet, or any more. */
    private final Map<RowRef, Set<ForeignKey>> unseen;

    Tables(Catalog catalog) {
        this(catalog, Map.of(), Map.of(), Map.of());
    }

    private Tables(
            Catalog catalog, Map<RowRef, Row> rows, Map<Carried, String> markers, Map<RowRef, Set<ForeignKey>> unseen) {
        this.catalog = catalog;
        this.rows = new TreeMap<>(rows);
        this.markers = new HashMap<>(markers);
        this.unseen = new HashMap<>(unseen);
    }

    Tables copy() {
        Tables copy = new Tables(catalog, rows, markers, unseen);
        copy.doubtful.putAll(doubtful);
        came.forEach((value, refs) -> copy.came.put(value, new HashSet<>(refs)));
        went.forEach((value, refs) -> copy.went.put(value, new HashSet<>(refs)));
        return copy;
    }

    boolean isLike(Tables other) {
        return markers.equals(other.markers) && doubtful.equals(other.doubtful);
    }

    /** A round begins: what happens in it may have happened in another order. */
    void begin(Catalog next) {
        catalog = next;
        came.clear();
        went.clear();
    }

    /** What this row references and may be deleted is deleted. */
    void believe(RowRef ref) {
        for (ForeignKey key : table(ref).references().outgoing()) {
            String value = KeyText.valuesText(key.columns(), row(ref));
            if (value != null) {
                Carried carried = new Carried(key.target().table(), key.target().columns(), value);
                String by = doubtful.remove(carried);
                if (by != null) {
                    markers.put(carried, by);
                }
            }
        }
    }

    /** From now on nobody finds the row by these foreign keys, and everybody by all others. */
    void hide(RowRef row, Collection<ForeignKey> keys) {
        unseen.put(row, Set.copyOf(keys));
    }

    void show(RowRef row, ForeignKey key) {
        hide(
                row,
                unseen.getOrDefault(row, Set.of()).stream()
                        .filter(k -> !k.equals(key))
                        .toList());
    }

    Table table(RowRef row) {
        return Objects.requireNonNull(catalog.table(row.table()));
    }

    /** Whether the foreign key has not been dropped meanwhile; its action may be another one. */
    boolean has(ForeignKey key) {
        Table table = catalog.table(key.table());
        return table != null
                && table.references().outgoing().stream()
                        .anyMatch(k ->
                                k.columns().equals(key.columns()) && k.target().equals(key.target()));
    }

    Row row(RowRef ref) {
        return Objects.requireNonNull(rows.get(ref));
    }

    /** A write by the row's owner: what the row carries is carried again, and has no marker any more. */
    void write(RowRef ref, Row row) {
        rows.remove(ref);
        put(ref, row);
    }

    /** Our own change: a value that the row has carried all along keeps the marker that another row has left. */
    void put(RowRef ref, Row row) {
        Row before = rows.put(ref, row);
        for (List<String> columns : marked(ref)) {
            String value = KeyText.valuesText(columns, row);
            String was = before == null ? null : KeyText.valuesText(columns, before);
            if (value != null && !value.equals(was)) {
                Carried carried = new Carried(ref.table(), columns, value);
                came.computeIfAbsent(carried, c -> new HashSet<>()).add(ref);
                String by = markers.remove(carried);
                if (!isByAnother(went, carried, ref)) {
                    doubtful.remove(carried);
                } else if (by != null) {
                    doubtful.put(carried, by);
                }
            }
        }
    }

    void remove(RowRef ref, String deleteId) {
        Row row = Objects.requireNonNull(rows.remove(ref));
        unseen.remove(ref);
        for (List<String> columns : marked(ref)) {
            String value = KeyText.valuesText(columns, row);
            if (value != null) {
                Carried carried = new Carried(ref.table(), columns, value);
                went.computeIfAbsent(carried, c -> new HashSet<>()).add(ref);
                (isByAnother(came, carried, ref) ? doubtful : markers).put(carried, deleteId);
            }
        }
    }

    /** The columns whose values leave a marker: the key, also before anything references it, and what is referenced. */
    private Set<List<String>> marked(RowRef ref) {
        Set<List<String>> columns = new HashSet<>(Set.of(table(ref).key()));
        table(ref)
                .references()
                .incoming()
                .forEach(key -> columns.add(key.target().columns()));
        return columns;
    }

    private static boolean isByAnother(Map<Carried, Set<RowRef>> round, Carried carried, RowRef ref) {
        return round.getOrDefault(carried, Set.of()).stream().anyMatch(other -> !other.equals(ref));
    }

    /** The delete that removed the value's last row, where no row carries it; null: none has. */
    @Nullable
    String deletedBy(ForeignKey key, @Nullable String value) {
        return value == null || isCarried(key, value)
                ? null
                : markers.get(new Carried(key.target().table(), key.target().columns(), value));
    }

    boolean isCarried(ForeignKey key, String value) {
        return rows.entrySet().stream()
                .anyMatch(row -> row.getKey().table().equals(key.target().table())
                        && value.equals(KeyText.valuesText(key.target().columns(), row.getValue())));
    }

    /** The rows that the request asks for. */
    List<RowRef> select(ResolvedDelete asked) {
        DeleteRequest.Selection selection = asked.request().selection();
        Set<String> keys = new HashSet<>();
        if (selection.key() != null) {
            keys.add(selection.key());
        } else if (selection.keys() != null) {
            keys.addAll(selection.keys());
        }
        boolean byKey = selection.key() != null || selection.keys() != null;
        List<DeleteRequest.Condition> where = selection.where() == null ? List.of() : selection.where();
        return rows.entrySet().stream()
                .filter(row -> row.getKey().table().equals(asked.table().name()))
                .filter(row -> byKey
                        ? keys.contains(row.getKey().key())
                        : RowMatcher.matches(row.getValue(), where, asked.table()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The rows that reference this one by the foreign key. */
    List<RowRef> referencing(ForeignKey key, RowRef parent) {
        return rows.keySet().stream()
                .filter(child -> child.table().equals(key.table()) && references(key, row(child), parent))
                .filter(child -> !unseen.getOrDefault(child, Set.of()).contains(key))
                .toList();
    }

    boolean references(ForeignKey key, Row child, RowRef parent) {
        String value = KeyText.valuesText(key.columns(), child);
        return value != null
                && key.target().table().equals(parent.table())
                && value.equals(KeyText.valuesText(key.target().columns(), row(parent)));
    }

    boolean isSoftDeleted(RowRef ref) {
        return table(ref).isStampable() && row(ref).get(Table.DELETION_TIME) != null;
    }
}
