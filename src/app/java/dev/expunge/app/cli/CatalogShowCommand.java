package dev.expunge.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.expunge.app.ExitCode;
import dev.expunge.app.cli.print.CatalogText;
import dev.expunge.client.Calls;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code expunge catalog show}. */
@Command(name = "show", description = "Shows the tables, or one of them.")
public final class CatalogShowCommand extends ApiCommand {

    @Parameters(arity = "0..1", paramLabel = "TABLE", description = "Only this one, with its columns.")
    private @Nullable String table;

    @Override
    ExitCode run() {
        JsonNode answer = calls().get(table == null ? "/catalog" : "/tables/" + Calls.part(table));
        if (json()) {
            screen().json(answer);
        } else if (table == null) {
            CatalogText.tables(screen(), answer.path("tables"));
        } else {
            CatalogText.columns(screen(), answer);
        }
        return ExitCode.DONE;
    }
}
