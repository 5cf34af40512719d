package dev.expunge.core.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts the next catalog together from drafts without faults. A table that is as it was stays the same object. */
final class Assembly {

    private static final Comparator<ForeignKey> BY_ID = Comparator.comparingInt(ForeignKey::id);

    private final Catalog current;
    private final Drafts drafts;
    private final SortedMap<String, Numbering.Parts> parts = new TreeMap<>();
    private final Map<String, List<ForeignKey>> outgoing = new HashMap<>();

    /** Those of the drafts only, by target. */
    private final Map<String, List<ForeignKey>> incoming = new HashMap<>();

    private Assembly(Catalog current, Drafts drafts) {
        this.current = current;
        this.drafts = drafts;
    }

    /** @param touched the tables that are others than before, are new or are gone */
    record Result(Catalog next, SortedSet<String> touched) {}

    static Result of(Catalog current, Drafts drafts, Types types, List<Link> links) {
        Assembly assembly = new Assembly(current, drafts);
        Numbering numbering = new Numbering(current);
        drafts.all().forEach((name, draft) -> assembly.parts.put(name, numbering.number(draft, types)));
        LinkNumbering linkNumbering = new LinkNumbering(current, drafts.all().keySet());
        for (Link link : links) {
            assembly.add(linkNumbering.number(
                    link,
                    assembly.part(link.from().table()),
                    assembly.columns(link.to().table())));
        }
        return assembly.result(numbering.next(linkNumbering));
    }

    private void add(ForeignKey foreignKey) {
        outgoing.computeIfAbsent(foreignKey.table(), name -> new ArrayList<>()).add(foreignKey);
        incoming.computeIfAbsent(foreignKey.target().table(), name -> new ArrayList<>())
                .add(foreignKey);
    }

    private Result result(Catalog.NextIds nextIds) {
        SortedMap<String, Table> tables = new TreeMap<>(current.tables());
        tables.keySet().removeAll(drafts.removed());
        SortedSet<String> touched = new TreeSet<>(drafts.removed());
        for (String name : concerned()) {
            Table other = other(name, current.table(name));
            if (other != null) {
                tables.put(name, other);
                touched.add(name);
            }
        }
        return new Result(
                new Catalog(current.version() + 1, Collections.unmodifiableSortedMap(tables), nextIds),
                Collections.unmodifiableSortedSet(touched));
    }

    /** The drafts, and all that a foreign key of theirs, or of a removed table, leads or led to. */
    private Set<String> concerned() {
        Set<String> names = new TreeSet<>(incoming.keySet());
        addTargets(drafts.all().keySet(), names);
        addTargets(drafts.removed(), names);
        names.addAll(drafts.all().keySet());
        names.removeAll(drafts.removed());
        return names;
    }

    private void addTargets(Set<String> children, Set<String> names) {
        for (String child : children) {
            Table old = current.table(child);
            if (old != null) {
                old.references()
                        .outgoing()
                        .forEach(key -> names.add(key.target().table()));
            }
        }
    }

    /** What has become of a table; null: it stays as it was. */
    private @Nullable Table other(String name, @Nullable Table old) {
        List<ForeignKey> referrers = referrers(name, old);
        if (old != null && !parts.containsKey(name)) {
            Table.References before = old.references();
            return referrers.equals(before.incoming())
                    ? null
                    : with(old, new Table.References(before.outgoing(), referrers));
        }
        Numbering.Parts now = part(name);
        TableDraft draft = now.draft();
        Table next = new Table(
                now.id(),
                name,
                draft.key(),
                now.columns(),
                now.indexes(),
                new Table.References(byId(outgoing.getOrDefault(name, List.of())), referrers),
                draft.deletion(),
                draft.source(),
                draft.definition());
        // A definition that was declared anew is shown as it was written now.
        return next.equals(old) && !drafts.isChanged(name) ? null : next;
    }

    private static Table with(Table table, Table.References references) {
        return new Table(
                table.id(),
                table.name(),
                table.key(),
                table.columns(),
                table.indexes(),
                references,
                table.deletion(),
                table.source(),
                table.definition());
    }

    private List<ForeignKey> referrers(String name, @Nullable Table old) {
        List<ForeignKey> referrers = new ArrayList<>(incoming.getOrDefault(name, List.of()));
        if (old != null) {
            for (ForeignKey key : old.references().incoming()) {
                if (!parts.containsKey(key.table()) && !drafts.removed().contains(key.table())) {
                    referrers.add(key);
                }
            }
        }
        return byId(referrers);
    }

    private static List<ForeignKey> byId(List<ForeignKey> foreignKeys) {
        return foreignKeys.stream().sorted(BY_ID).toList();
    }

    private Numbering.Parts part(String table) {
        Numbering.Parts found = parts.get(table);
        if (found == null) {
            throw new IllegalStateException("no draft of table " + table);
        }
        return found;
    }

    private Map<String, Column> columns(String table) {
        Table same = parts.containsKey(table) ? null : current.table(table);
        return same == null ? part(table).columns() : same.columns();
    }
}
