package dev.expunge.core.request;

import dev.expunge.core.ErrorCode;
import dev.expunge.core.catalog.Catalog;
import dev.expunge.core.catalog.JsonText;
import dev.expunge.core.catalog.Table;
import dev.expunge.core.event.DeleteStatus.ModeFrom;
import dev.expunge.core.event.Mode;
import dev.expunge.core.request.DeleteRequest.How;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks a request against the catalog and resolves it. */
final class Resolver {

    static final String DELAY_RULE = "delayMs is an integer from 0 to " + Limits.DELAY_MS + " (3,650 days), not ";
    static final String BATCH_RULE = "batchSize is an integer from 1 to " + Limits.BATCH_ROWS + ", not ";

    private static final Map<String, Mode> MODES =
            Map.of("hard", Mode.HARD, "soft", Mode.SOFT, "scheduled", Mode.SCHEDULED);

    private final DeleteRequest request;
    private final How how;
    private final @Nullable Table table;
    private final Problems problems;

    /** @param problems those found while the request was read */
    Resolver(DeleteRequest request, Catalog catalog, Problems problems) {
        this.request = request;
        this.how = request.how();
        this.table = catalog.table(request.table());
        this.problems = problems;
    }

    private record ModeChoice(Mode mode, ModeFrom from) {}

    Reading resolve() {
        if (table == null) {
            problems.add(
                    ErrorCode.TABLE_UNKNOWN,
                    "/table",
                    request.table().isEmpty()
                            ? "no table is given"
                            : "there is no table " + JsonText.brief(request.table()));
        }
        AccessPath path = new SelectionCheck(request, table, problems).path();
        new NoteCheck(problems).check(request);
        checkWords();
        ModeChoice choice = mode();
        long delayMs = delayMs(choice);
        boolean async = "async".equals(how.execution());
        boolean cascadeHard = cascadeHard(choice);
        if (async && choice != null && choice.mode() == Mode.SCHEDULED) {
            problems.add(ErrorCode.ASYNC_WITH_SCHEDULED, "/execution", "a scheduled delete cannot be async");
        }
        if (table == null || choice == null || path == null || !problems.isEmpty()) {
            return new Reading.Refused(problems.refusal());
        }
        int batchSize = how.batchSize() == null ? Limits.DEFAULT_BATCH_ROWS : how.batchSize();
        return new Reading.Accepted(new ResolvedDelete(
                request,
                table,
                choice.mode(),
                choice.from(),
                delayMs,
                new ResolvedDelete.Execution(async, batchSize, cascadeHard),
                path));
    }

    private void checkWords() {
        oneOf("/execution", how.execution(), "sync", "async");
        oneOf("/cascade", how.cascade(), "hard", "soft");
        Integer size = how.batchSize();
        if (size != null && (size < 1 || size > Limits.BATCH_ROWS)) {
            problems.invalid("/batchSize", BATCH_RULE + size);
        }
    }

    private void oneOf(String path, @Nullable String word, String first, String second) {
        if (word != null && !word.equals(first) && !word.equals(second)) {
            problems.invalid(path, first + " or " + second + ", not " + JsonText.brief(word));
        }
    }

    /** Null where it cannot be known: the request's is unknown, or it has none and its table is. */
    private @Nullable ModeChoice mode() {
        String asked = how.mode();
        if (asked != null) {
            Mode mode = MODES.get(asked);
            if (mode == null) {
                problems.add(
                        ErrorCode.MODE_UNKNOWN,
                        "/mode",
                        "unknown mode " + JsonText.brief(asked) + ": one of hard, soft, scheduled");
            }
            return mode == null ? null : new ModeChoice(mode, ModeFrom.REQUEST);
        }
        if (table == null) {
            return null;
        }
        Table.Deletion deletion = table.deletion();
        return deletion == null
                ? new ModeChoice(Mode.HARD, ModeFrom.FALLBACK)
                : new ModeChoice(deletion.mode(), ModeFrom.TABLE);
    }

    private long delayMs(@Nullable ModeChoice choice) {
        Long asked = how.delayMs();
        if (asked != null && (asked < 0 || asked > Limits.DELAY_MS)) {
            problems.add(ErrorCode.DELAY_INVALID, "/delayMs", DELAY_RULE + asked);
        }
        if (choice == null) {
            return 0;
        }
        if (choice.mode() != Mode.SCHEDULED) {
            if (asked != null) {
                String mode = choice.mode().name().toLowerCase(Locale.ROOT);
                problems.add(ErrorCode.DELAY_WITHOUT_SCHEDULED, "/delayMs", "delayMs " + asked + " with mode " + mode);
            }
            return 0;
        }
        if (asked != null) {
            return asked;
        }
        return table == null || table.deletion() == null ? 0 : table.deletion().delayMs();
    }

    private boolean cascadeHard(@Nullable ModeChoice choice) {
        boolean hard = choice != null && choice.mode() == Mode.HARD;
        if (hard && "soft".equals(how.cascade())) {
            problems.add(
                    ErrorCode.CASCADE_SOFT_UNDER_HARD,
                    "/cascade",
                    "cascade soft under mode hard would leave references to rows that are gone");
        }
        return hard || "hard".equals(how.cascade());
    }
}
