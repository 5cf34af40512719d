package dev.expunge.core.catalog;

import dev.expunge.core.catalog.Column.BaseType;
import dev.expunge.core.catalog.ForeignKey.Action;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads and checks one explicit foreign key. */
final class LinkReader {

    private static final Set<String> FIELDS = Set.of("columns", "references", "onDelete");
    private static final Set<String> REFERENCES_FIELDS = Set.of("table", "columns");

    private final Drafts drafts;
    private final Types types;
    private final FieldReader fields;

    /** Counts the faults of the foreign key at hand. */
    private int faulty;

    LinkReader(Drafts drafts, Types types, Faults faults) {
        this.drafts = drafts;
        this.types = types;
        this.fields = new FieldReader(faults);
    }

    /** Null where the foreign key is at fault or references a table that is. */
    @Nullable
    Link read(TableDraft table, String at, @Nullable Object json) {
        faulty = 0;
        Map<String, @Nullable Object> spec = PlainJson.object(json);
        if (spec == null) {
            fault(at, "a foreign key is an object, not " + JsonText.brief(json));
            return null;
        }
        fields.known(at, spec, FIELDS);
        Action action = action(Pointer.to(at, "onDelete"), spec);
        Link.From from = new Link.From(table.name(), fields.columnList(Pointer.to(at, "columns"), spec.get("columns")));
        columnsExist(Pointer.to(at, "columns"), table, from.columns());
        if (action == Action.SET_DEFAULT && !Collections.disjoint(from.columns(), table.key())) {
            fault(Pointer.to(at, "onDelete"), "setDefault would change the key " + table.key());
        }
        Link.To to = references(table, Pointer.to(at, "references"), spec.get("references"));
        if (to == null
                || action == null
                || from.columns().isEmpty()
                || to.columns().isEmpty()) {
            return null;
        }
        if (faulty == 0) {
            pairs(Pointer.to(at, "columns"), from, to);
        }
        return faulty == 0 ? new Link(from, to, action) : null;
    }

    private @Nullable Action action(String at, Map<String, @Nullable Object> spec) {
        Object json = spec.containsKey("onDelete") ? spec.get("onDelete") : Actions.name(Action.NO_ACTION);
        Action action = json instanceof String name ? Actions.named(name) : null;
        if (action == null) {
            fault(at, "unknown action " + JsonText.brief(json) + ": one of " + Actions.NAMES);
        }
        return action;
    }

    private Link.@Nullable To references(TableDraft table, String at, @Nullable Object json) {
        Map<String, @Nullable Object> spec = PlainJson.object(json);
        if (spec == null) {
            fault(at, "references is an object with a table, not " + JsonText.brief(json));
            return null;
        }
        fields.known(at, spec, REFERENCES_FIELDS);
        if (!(spec.get("table") instanceof String name)) {
            fault(Pointer.to(at, "table"), "the name of a table, not " + JsonText.brief(spec.get("table")));
            return null;
        }
        Parent target = drafts.target(table.name(), Pointer.to(at, "table"), name);
        if (target == null) {
            return null;
        }
        Object declared = spec.get("columns");
        List<String> columns = declared == null ? target.key() : fields.columnList(Pointer.to(at, "columns"), declared);
        columnsExist(Pointer.to(at, "columns"), target, columns);
        return new Link.To(name, columns);
    }

    private void columnsExist(String at, Parent owner, List<String> columns) {
        for (String column : columns) {
            BaseType type = types.of(owner.name(), column);
            if (!owner.hasColumn(column)) {
                fault(at, "table " + owner.name() + " has no column " + JsonText.brief(column));
            } else if (type != null && !type.isComparable()) {
                fault(at, "column " + column + " is of type " + TypeRules.name(type) + ", which cannot stand here");
            }
        }
    }

    private void pairs(String at, Link.From from, Link.To to) {
        if (from.columns().size() != to.columns().size()) {
            fault(at, from.columns() + " and " + to.columns() + " of " + to.table() + " are unequal in number");
            return;
        }
        for (int i = 0; i < from.columns().size(); i++) {
            String mine = from.columns().get(i);
            String theirs = to.columns().get(i);
            BaseType type = types.of(from.table(), mine);
            BaseType wanted = types.of(to.table(), theirs);
            if (type != null && wanted != null && type != wanted) {
                fault(
                        at,
                        mine + " is of type " + TypeRules.name(type) + ", but " + to.table() + "." + theirs
                                + " is of type " + TypeRules.name(wanted));
            }
        }
    }

    private void fault(String path, String message) {
        faulty++;
        fields.fault(path, message);
    }
}
