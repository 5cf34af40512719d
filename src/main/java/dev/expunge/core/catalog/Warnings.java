package dev.expunge.core.catalog;

import dev.expunge.core.ErrorCode;
import dev.expunge.core.catalog.ForeignKey.Action;
import dev.expunge.core.event.Mode;
import dev.expunge.core.event.Reply;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is accepted but would make deletes fail. */
final class Warnings {

    private Warnings() {}

    /** At most one for each foreign key: the error that a delete would meet first. */
    static List<Reply.Warning> of(Table table) {
        List<Reply.Warning> warnings = new ArrayList<>();
        Table.Deletion deletion = table.deletion();
        if (deletion != null && deletion.mode() != Mode.HARD && !table.isStampable()) {
            String mode = deletion.mode().name().toLowerCase(Locale.ROOT);
            warnings.add(warning(
                    Pointer.to(Pointer.table(table.name()), "deletion"),
                    ErrorCode.DELETION_TIME_MISSING,
                    "deletion mode " + mode + " needs a numeric column " + Table.DELETION_TIME));
        }
        table.references().outgoing().stream()
                .sorted(Comparator.comparing(ForeignKey::toString).thenComparingInt(ForeignKey::id))
                .map(foreignKey -> of(table, foreignKey))
                .forEach(found -> {
                    if (found != null) {
                        warnings.add(found);
                    }
                });
        return List.copyOf(warnings);
    }

    private static Reply.@Nullable Warning of(Table table, ForeignKey foreignKey) {
        Action action = foreignKey.action();
        if (action == Action.RESTRICT || action == Action.NO_ACTION) {
            return null;
        }
        ErrorCode code = null;
        List<String> reasons = new ArrayList<>();
        if (!foreignKey.indexed()) {
            code = ErrorCode.INDEX_REQUIRED;
            reasons.add("no index starts with its columns");
        }
        String notNull = columns(table, foreignKey, Column::notNull);
        if (action == Action.SET_NULL && !notNull.isEmpty()) {
            code = code == null ? ErrorCode.SET_NULL_NOT_NULLABLE : code;
            reasons.add("notNull: " + notNull);
        }
        String withoutDefault = columns(table, foreignKey, column -> column.defaultValue() == null);
        if (action == Action.SET_DEFAULT && !withoutDefault.isEmpty()) {
            code = code == null ? ErrorCode.SET_DEFAULT_MISSING : code;
            reasons.add("without a default: " + withoutDefault);
        }
        // The arrow stays as it is: a path names the foreign key as statuses do.
        String path = Pointer.to(Pointer.to(Pointer.table(table.name()), "foreignKeys"), foreignKey.toString());
        String what = Actions.name(action) + " cannot be carried out: ";
        return code == null ? null : warning(path, code, what + String.join("; ", reasons));
    }

    private static String columns(Table table, ForeignKey foreignKey, Predicate<Column> which) {
        return table.columns().values().stream()
                .filter(column -> foreignKey.columns().contains(column.name()) && which.test(column))
                .map(Column::name)
                .collect(Collectors.joining(", "));
    }

    private static Reply.Warning warning(String path, ErrorCode code, String message) {
        return new Reply.Warning(path, code.name(), message);
    }
}
