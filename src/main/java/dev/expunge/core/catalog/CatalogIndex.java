package dev.expunge.core.catalog;

import dev.expunge.core.catalog.ForeignKey.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a catalog holds, by number. Immutable; that of the next catalog is made in proportion to the change. */
public final class CatalogIndex {

    private static final CatalogIndex EMPTY =
            new CatalogIndex(CatalogEvolution.EMPTY, IdMap.empty(), IdMap.empty(), IdMap.empty());

    private record Entry(Table table, List<Target> targets) {}

    private final Catalog catalog;
    private final IdMap<Entry> tables;
    private final IdMap<ForeignKey> foreignKeys;
    private final IdMap<Target> targets;

    private CatalogIndex(Catalog catalog, IdMap<Entry> tables, IdMap<ForeignKey> foreignKeys, IdMap<Target> targets) {
        this.catalog = catalog;
        this.tables = tables;
        this.foreignKeys = foreignKeys;
        this.targets = targets;
    }

    public static CatalogIndex of(Catalog catalog) {
        return EMPTY.after(catalog, catalog.tables().keySet());
    }

    /** @param touched all tables in which the next catalog is another, see {@link Evolution.Accepted} */
    public CatalogIndex after(Catalog next, Set<String> touched) {
        Update update = new Update(this);
        for (String name : touched) {
            update.replace(catalog.table(name), next.table(name));
        }
        return new CatalogIndex(next, update.tables, update.foreignKeys, update.targets);
    }

    public Catalog catalog() {
        return catalog;
    }

    public @Nullable Table table(int id) {
        Entry found = tables.get(id);
        return found == null ? null : found.table();
    }

    public @Nullable ForeignKey foreignKey(int id) {
        return foreignKeys.get(id);
    }

    public @Nullable Target target(int id) {
        return targets.get(id);
    }

    /** The column lists of this table that others reference, in the order of the first foreign key to each. */
    public List<Target> targetsOf(Table table) {
        Entry found = tables.get(table.id());
        return found == null ? List.of() : found.targets();
    }

    private static final class Update {

        private IdMap<Entry> tables;
        private IdMap<ForeignKey> foreignKeys;
        private IdMap<Target> targets;

        Update(CatalogIndex from) {
            this.tables = from.tables;
            this.foreignKeys = from.foreignKeys;
            this.targets = from.targets;
        }

        void replace(@Nullable Table old, @Nullable Table next) {
            replaceForeignKeys(incoming(old), incoming(next));
            Entry before = old == null ? null : tables.get(old.id());
            List<Target> beforeTargets = before == null ? List.of() : before.targets();
            Map<Integer, Target> referenced = new LinkedHashMap<>();
            incoming(next).forEach(key -> referenced.put(key.target().id(), key.target()));
            List<Target> nextTargets = List.copyOf(referenced.values());
            if (!nextTargets.equals(beforeTargets)) {
                beforeTargets.forEach(target -> targets = targets.without(target.id()));
                nextTargets.forEach(target -> targets = targets.with(target.id(), target));
            }
            if (old != null) {
                tables = tables.without(old.id());
            }
            if (next != null) {
                tables = tables.with(next.id(), new Entry(next, nextTargets));
            }
        }

        /** Both sorted by number; most are the same in both where many tables reference one. */
        private void replaceForeignKeys(List<ForeignKey> before, List<ForeignKey> next) {
            int at = 0;
            for (ForeignKey key : next) {
                while (at < before.size() && before.get(at).id() < key.id()) {
                    foreignKeys = foreignKeys.without(before.get(at++).id());
                }
                boolean known = at < before.size() && before.get(at).id() == key.id();
                if (!known || !before.get(at).equals(key)) {
                    foreignKeys = foreignKeys.with(key.id(), key);
                }
                at += known ? 1 : 0;
            }
            before.subList(at, before.size()).forEach(gone -> foreignKeys = foreignKeys.without(gone.id()));
        }

        private static List<ForeignKey> incoming(@Nullable Table table) {
            return table == null ? List.of() : table.references().incoming();
        }
    }
}
