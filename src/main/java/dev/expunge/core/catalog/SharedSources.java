package dev.expunge.core.catalog;

import java.util.SortedMap;
import java.util.TreeMap;

/** A topic feeds one table: nothing in a record says which table it is of. */
final class SharedSources {

    private SharedSources() {}

    static void check(Catalog current, Drafts drafts, Faults faults) {
        if (drafts.all().values().stream().noneMatch(draft -> draft.source() != null)) {
            return;
        }
        SortedMap<String, String> tableOf = new TreeMap<>();
        for (Table table : current.tables().values()) {
            Table.Source source = table.source();
            if (source != null && !drafts.isChanged(table.name())) {
                tableOf.put(source.topic(), table.name());
            }
        }
        drafts.all().forEach((name, draft) -> {
            Table.Source source = draft.source();
            String other = source == null || !drafts.isChanged(name) ? null : tableOf.putIfAbsent(source.topic(), name);
            if (source != null && other != null) {
                faults.add(
                        Pointer.to(Pointer.to(Pointer.table(name), "source"), "topic"),
                        "topic " + JsonText.brief(source.topic()) + " feeds table " + other + " already");
            }
        });
    }
}
