package dev.expunge.core.catalog;

import dev.expunge.core.catalog.Column.BaseType;
import dev.expunge.core.catalog.TableDraft.ColumnDraft;
import dev.expunge.core.event.Mode;
import dev.expunge.core.row.Value;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a column's type allows: as a default, in a key or an index, as the stamp of a soft delete. */
final class TypeRules {

    private final Types types;
    private final Faults faults;

    TypeRules(Types types, Faults faults) {
        this.types = types;
        this.faults = faults;
    }

    void check(TableDraft table) {
        String at = Pointer.table(table.name());
        table.columns().forEach((column, spec) -> {
            String here = Pointer.to(Pointer.to(at, "columns"), column);
            checkDefault(Pointer.to(here, "default"), types.of(table.name(), column), spec.defaultJson());
        });
        checkComparable(Pointer.to(at, "key"), table, table.key());
        table.shape()
                .indexes()
                .forEach((index, columns) ->
                        checkComparable(Pointer.to(Pointer.to(at, "indexes"), index), table, columns));
        checkStamp(Pointer.to(Pointer.to(at, "columns"), Table.DELETION_TIME), table);
    }

    /** Null where there is no default, or none that fits. */
    static @Nullable Value defaultValue(BaseType type, @Nullable Object json) {
        return json == null ? null : Coercion.fit(type, PlainJson.value(json));
    }

    static String name(BaseType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private void checkDefault(String at, @Nullable BaseType type, @Nullable Object json) {
        if (json == null || type == null) {
            return;
        }
        if (defaultValue(type, json) == null) {
            faults.add(at, JsonText.brief(json) + " is no " + name(type));
        } else if (JsonText.write(json).length() > Limits.DEFAULT_CHARS) {
            faults.add(at, "longer than " + Limits.DEFAULT_CHARS + " characters of JSON");
        }
    }

    private void checkComparable(String at, TableDraft table, List<String> columns) {
        for (String column : columns) {
            BaseType type = types.of(table.name(), column);
            if (type != null && !type.isComparable()) {
                faults.add(at, "column " + column + " is of type " + name(type) + ", which cannot stand here");
            }
        }
    }

    private void checkStamp(String at, TableDraft table) {
        ColumnDraft stamp = table.columns().get(Table.DELETION_TIME);
        Table.Deletion deletion = table.deletion();
        if (stamp != null && stamp.notNull() && deletion != null && deletion.mode() != Mode.HARD) {
            String mode = deletion.mode().name().toLowerCase(Locale.ROOT);
            faults.add(at, "must allow null in a table with deletion mode " + mode);
        }
    }
}
