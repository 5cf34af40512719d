package dev.expunge.core.catalog;

import dev.expunge.core.catalog.ForeignKey.Action;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The foreign keys of all drafts: the implicit ones of {@code id(t)} columns, and the explicit ones that replace them. */
final class Links {

    private Links() {}

    /** Sorted by names. Those that are at fault are left out. */
    static List<Link> of(Drafts drafts, Types types, Faults faults) {
        LinkReader reader = new LinkReader(drafts, types, faults);
        List<Link> links = new ArrayList<>();
        for (TableDraft table : drafts.all().values()) {
            Map<Link.Identity, Link> merged = implicit(table, drafts, types);
            merged.putAll(explicit(table, reader, faults));
            links.addAll(merged.values());
        }
        links.sort(Link.ORDER);
        return links;
    }

    private static Map<Link.Identity, Link> implicit(TableDraft table, Drafts drafts, Types types) {
        Map<Link.Identity, Link> links = new LinkedHashMap<>();
        table.columns().forEach((column, spec) -> {
            String name = spec.type() == null ? null : Names.idTarget(spec.type());
            Parent target = name == null ? null : drafts.find(name);
            // A column without a base type is at fault already.
            if (target != null && types.of(table.name(), column) != null) {
                Link link = new Link(
                        new Link.From(table.name(), List.of(column)),
                        new Link.To(target.name(), target.key()),
                        Action.NO_ACTION);
                links.put(link.identity(), link);
            }
        });
        return links;
    }

    private static Map<Link.Identity, Link> explicit(TableDraft table, LinkReader reader, Faults faults) {
        Map<Link.Identity, Link> links = new LinkedHashMap<>();
        List<@Nullable Object> declared = table.foreignKeys();
        for (int i = 0; i < declared.size(); i++) {
            String at = Pointer.to(Pointer.to(Pointer.table(table.name()), "foreignKeys"), i);
            Link link = reader.read(table, at, declared.get(i));
            Link same = link == null ? null : links.putIfAbsent(link.identity(), link);
            if (link != null && same != null && same.action() != link.action()) {
                faults.add(
                        at,
                        "the same foreign key is declared with onDelete " + Actions.name(same.action()) + " and "
                                + Actions.name(link.action()));
            }
        }
        return links;
    }
}
