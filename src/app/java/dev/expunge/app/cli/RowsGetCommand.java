package dev.expunge.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.expunge.app.ExitCode;
import dev.expunge.app.cli.print.RowText;
import dev.expunge.client.Calls;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code expunge rows get}. */
@Command(name = "get", description = "Shows a row, or the first rows of a table in the order of their keys.")
public final class RowsGetCommand extends ApiCommand {

    private static final int MAX = 10_000;

    @Parameters(index = "0", paramLabel = "TABLE", description = "The table.")
    private String table = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "KEY", description = "The row's key.")
    private @Nullable String key;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "At most so many rows, 1 to 10000. Default: 50.")
    private int limit = 50;

    @Override
    ExitCode run() {
        if (limit < 1 || limit > MAX) {
            throw usage("--limit: must be from 1 to " + MAX + ", not " + limit);
        }
        String path = "/tables/" + Calls.part(table) + "/rows";
        JsonNode answer = calls().get(key == null ? path + "?limit=" + limit : path + "/" + Calls.part(key));
        if (json()) {
            screen().json(answer);
        } else if (key != null) {
            RowText.one(screen(), answer);
        } else {
            RowText.many(screen(), answer.path("rows"));
            if (answer.path("cursor").isTextual()) {
                hint("There are more; see them with --limit.");
            }
        }
        return ExitCode.DONE;
    }
}
