package dev.expunge.app.cli.print;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a delete would touch, as a tree of tables along the foreign keys. A table is opened once. */
public final class BlastRadius {

    private final Screen screen;
    private final JsonNode preview;
    private final JsonNode tables;
    private final Set<String> opened = new HashSet<>();

    private BlastRadius(Screen screen, JsonNode preview, JsonNode tables) {
        this.screen = screen;
        this.preview = preview;
        this.tables = tables;
    }

    /** @param tables definitions by name */
    public static void show(Screen screen, String root, JsonNode preview, JsonNode tables) {
        new BlastRadius(screen, preview, tables).open(root, root, "");
    }

    private record Child(String table, String columns, String action) {}

    private void open(String table, String label, String indent) {
        String effect = effect(table);
        screen.line(label + "  " + (effect.isEmpty() ? "-" : screen.styled(Style.BOLD, effect)));
        if (!opened.add(table)) {
            return;
        }
        List<Child> children = children(table, new HashSet<>());
        for (int i = 0; i < children.size(); i++) {
            Child child = children.get(i);
            boolean last = i == children.size() - 1;
            String name = indent + (last ? "`- " : "|- ") + child.table() + " (" + child.columns() + ", "
                    + child.action() + ")";
            if (opened.contains(child.table())) {
                screen.line(name + "  see above");
            } else {
                open(child.table(), name, indent + (last ? "   " : "|  "));
            }
        }
    }

    private String effect(String table) {
        String effect = CountsText.of(preview.path("counts"), table);
        long blocking = 0;
        for (JsonNode blocker : preview.path("blockers")) {
            blocking += blocker.path("table").asText().equals(table) ? 1 : 0;
        }
        String blocks = blocking == 0 ? "" : screen.styled(Style.BAD, blocking + " in the way");
        return effect.isEmpty() || blocks.isEmpty() ? effect + blocks : effect + ", " + blocks;
    }

    /** Whether the way to this table is to be shown. Only rows that go take others along. */
    private boolean matters(Child child, Set<String> seen) {
        return !effect(child.table()).isEmpty()
                || (child.action().equals("cascade")
                        && seen.add(child.table())
                        && !children(child.table(), seen).isEmpty());
    }

    /** Tables that reference this one and have rows that are touched or in the way, or lead to one that has. */
    private List<Child> children(String parent, Set<String> seen) {
        List<Child> children = new ArrayList<>();
        tables.properties()
                .forEach(table -> table.getValue().path("foreignKeys").forEach(key -> {
                    List<String> columns = new ArrayList<>();
                    key.path("columns").forEach(column -> columns.add(column.asText()));
                    Child child = new Child(
                            table.getKey(),
                            String.join(", ", columns),
                            key.path("onDelete").asText("noAction"));
                    if (key.path("references").path("table").asText().equals(parent) && matters(child, seen)) {
                        children.add(child);
                    }
                }));
        return children;
    }
}
