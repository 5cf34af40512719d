package dev.expunge.core.request;

import dev.expunge.core.ErrorCode;
import dev.expunge.core.catalog.JsonText;
import dev.expunge.core.catalog.Pointer;
import dev.expunge.core.catalog.Table;
import dev.expunge.core.request.DeleteRequest.Condition;
import dev.expunge.core.request.DeleteRequest.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks which rows a request asks for and returns, and chooses the way to them. */
final class SelectionCheck {

    private final DeleteRequest request;
    private final Selection selection;
    private final @Nullable Table table;
    private final Problems problems;

    SelectionCheck(DeleteRequest request, @Nullable Table table, Problems problems) {
        this.request = request;
        this.selection = request.selection();
        this.table = table;
        this.problems = problems;
    }

    /** Null where the selection is at fault or its table unknown. */
    @Nullable
    AccessPath path() {
        checkReturning();
        checkWays();
        checkKeys();
        List<Condition> fitted = conditions();
        // With a fault in the request the selection may be another than the one asked for: no word on full scans then.
        if (table == null || problems.has(ErrorCode.REQUEST_INVALID)) {
            return null;
        }
        AccessPath path = AccessPaths.choose(selection, fitted, table);
        if (path == null) {
            problems.add(
                    ErrorCode.FULL_SCAN_NOT_ALLOWED,
                    "/allowFullScan",
                    fitted.isEmpty()
                            ? "nothing is selected; allowFullScan: true selects all rows"
                            : "no index starts with a column that where constrains; allowFullScan: true reads all rows");
        }
        return path;
    }

    private void checkReturning() {
        List<String> columns =
                request.returning() == null ? null : request.returning().columns();
        if (columns == null) {
            return;
        }
        if (columns.size() > Limits.RETURNING_COLUMNS) {
            problems.invalid(
                    "/returning", columns.size() + " columns are too many: at most " + Limits.RETURNING_COLUMNS);
            return;
        }
        for (int i = 0; i < columns.size(); i++) {
            if (table != null && !table.columns().containsKey(columns.get(i))) {
                problems.invalid(Pointer.to("/returning", i), noColumn(table, columns.get(i)));
            }
        }
    }

    private void checkWays() {
        List<String> given = Stream.of(
                        selection.key() == null ? "" : "/key",
                        selection.keys() == null ? "" : "/keys",
                        selection.where() == null ? "" : "/where")
                .filter(way -> !way.isEmpty())
                .toList();
        for (String way : given.subList(Math.min(1, given.size()), given.size())) {
            problems.invalid(way, "only one of key, keys and where may be given");
        }
    }

    private void checkKeys() {
        if (selection.key() != null) {
            checkKey("/key", selection.key());
        }
        List<String> keys = selection.keys();
        if (keys == null) {
            return;
        }
        if (keys.size() > Limits.KEYS) {
            problems.invalid("/keys", keys.size() + " keys are too many: at most " + Limits.KEYS);
            return;
        }
        for (int i = 0; i < keys.size(); i++) {
            checkKey(Pointer.to("/keys", i), keys.get(i));
        }
    }

    private void checkKey(String at, String key) {
        int bytes = NoteCheck.utf8Bytes(key);
        if (key.isEmpty()) {
            problems.invalid(at, "a key is never empty");
        } else if (bytes < 0) {
            problems.invalid(at, "a key is Unicode text, not " + JsonText.brief(key));
        } else if (bytes > Limits.KEY_BYTES) {
            problems.invalid(at, "a key of " + bytes + " bytes is too long: at most " + Limits.KEY_BYTES);
        }
    }

    /** The conditions with their values as the columns' types. */
    private List<Condition> conditions() {
        List<Condition> conditions = selection.where();
        if (conditions == null) {
            return List.of();
        }
        if (conditions.size() > Limits.CONDITIONS) {
            problems.invalid("/where", conditions.size() + " tests are too many: at most " + Limits.CONDITIONS);
            return List.of();
        }
        List<Condition> fitted = new ArrayList<>();
        ConditionCheck check = new ConditionCheck(table, problems);
        for (Condition condition : conditions) {
            Condition fit = check.fit(condition);
            if (fit != null) {
                fitted.add(fit);
            }
        }
        return fitted;
    }

    static String noColumn(Table table, String column) {
        return "table " + table.name() + " has no column " + JsonText.brief(column);
    }
}
