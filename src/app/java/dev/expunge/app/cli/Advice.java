package dev.expunge.app.cli;

import java.util.Map;

/** What a warning about a definition means, and what to do. */
final class Advice {

    private static final Map<String, String> BY_CODE = Map.of(
            "DELETION_TIME_MISSING",
                    "Rows of this table cannot be stamped, so each soft or scheduled delete that meets one fails."
                            + " Add a column \"deletionTime\": \"timestamp\".",
            "INDEX_REQUIRED",
                    "A delete fails as soon as there is such a row, because it cannot be found by these columns."
                            + " Add an index that begins with them in this order.",
            "SET_NULL_NOT_NULLABLE",
                    "A delete fails as soon as there is such a row, because its column must have a value."
                            + " Take notNull away, or choose another onDelete.",
            "SET_DEFAULT_MISSING",
                    "A delete fails as soon as there is such a row, because there is nothing to set."
                            + " Give the column a default, or choose another onDelete.");

    private Advice() {}

    static void show(ApiCommand command, String path, String code, String message) {
        command.screen().line("warning " + path + ": " + code + ": " + message);
        String advice = BY_CODE.get(code);
        if (advice != null) {
            command.screen().line("    " + advice);
        }
    }
}
