package dev.expunge.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.expunge.app.ExitCode;
import dev.expunge.app.cli.print.TrashText;
import dev.expunge.client.Calls;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code expunge trash}. */
@Command(
        name = "trash",
        description = "Lists deletes, newest first: those that wait for their purge, unless told otherwise.")
public final class TrashCommand extends ApiCommand {

    private static final int MAX = 1_000;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            defaultValue = "SCHEDULED",
            description = "Only those in this state, such as COMPLETED or BLOCKED; any for all. Default: SCHEDULED.")
    private String state = "SCHEDULED";

    @Option(names = "--table", paramLabel = "TABLE", description = "Only those of this table.")
    private @Nullable String table;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "At most so many, 1 to 1000. Default: 50.")
    private int limit = 50;

    @Override
    ExitCode run() {
        if (limit < 1 || limit > MAX) {
            throw usage("--limit: must be from 1 to " + MAX + ", not " + limit);
        }
        String path = "/deletes?limit=" + limit;
        if (!state.equalsIgnoreCase("any")) {
            path += "&state=" + Calls.part(state.toUpperCase(Locale.ROOT));
        }
        if (table != null) {
            path += "&table=" + Calls.part(table);
        }
        JsonNode answer = calls().get(path);
        if (table != null && answer.path("deletes").isEmpty()) {
            // Refused where there is no such table: a mistyped name would look as if all were well.
            calls().get("/tables/" + Calls.part(table));
        }
        if (json()) {
            screen().json(answer);
            return ExitCode.DONE;
        }
        TrashText.show(screen(), answer.path("deletes"), System.currentTimeMillis());
        if (answer.path("cursor").isTextual()) {
            hint("There are more; see them with --limit.");
        }
        return ExitCode.DONE;
    }
}
