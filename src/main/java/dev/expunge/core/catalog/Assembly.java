package dev.expunge.core.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts a catalog together from drafts without faults. */
final class Assembly {

    private final Map<String, List<ForeignKey>> outgoing = new TreeMap<>();
    private final Map<String, List<ForeignKey>> incoming = new TreeMap<>();

    private Assembly() {}

    static Catalog of(Catalog current, Drafts drafts, Types types, List<Link> links) {
        Numbering numbering = new Numbering(current);
        SortedMap<String, Numbering.Parts> parts = new TreeMap<>();
        drafts.all().forEach((name, draft) -> parts.put(name, numbering.number(draft, types)));

        LinkNumbering linkNumbering = new LinkNumbering(current);
        Assembly assembly = new Assembly();
        for (Link link : links) {
            assembly.add(linkNumbering.number(
                    link,
                    part(parts, link.from().table()),
                    part(parts, link.to().table())));
        }

        SortedMap<String, Table> tables = new TreeMap<>();
        parts.forEach((name, of) -> tables.put(name, assembly.table(of)));
        return new Catalog(
                current.version() + 1, Collections.unmodifiableSortedMap(tables), numbering.next(linkNumbering));
    }

    private void add(ForeignKey foreignKey) {
        outgoing.computeIfAbsent(foreignKey.table(), name -> new ArrayList<>()).add(foreignKey);
        incoming.computeIfAbsent(foreignKey.target().table(), name -> new ArrayList<>())
                .add(foreignKey);
    }

    private Table table(Numbering.Parts parts) {
        TableDraft draft = parts.draft();
        return new Table(
                parts.id(),
                draft.name(),
                draft.key(),
                parts.columns(),
                parts.indexes(),
                new Table.References(byId(outgoing, draft.name()), byId(incoming, draft.name())),
                draft.deletion(),
                draft.source(),
                draft.definition());
    }

    private static List<ForeignKey> byId(Map<String, List<ForeignKey>> foreignKeys, String table) {
        return foreignKeys.getOrDefault(table, List.of()).stream()
                .sorted(Comparator.comparingInt(ForeignKey::id))
                .toList();
    }

    private static Numbering.Parts part(Map<String, Numbering.Parts> parts, String table) {
        Numbering.Parts found = parts.get(table);
        if (found == null) {
            throw new IllegalStateException("no draft of table " + table);
        }
        return found;
    }
}
