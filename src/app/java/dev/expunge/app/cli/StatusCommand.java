package dev.expunge.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.expunge.app.ExitCode;
import dev.expunge.app.cli.print.BacklogText;
import dev.expunge.client.Calls;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code expunge status}. */
@Command(
        name = "status",
        description =
                "Shows a delete: its state, counts, and what is in its way. Without ID: what is pending on the server.",
        footer = {"", "Ends with 1 where the delete was blocked or failed, or where the server does no work at present."
        })
public final class StatusCommand extends ApiCommand {

    @Parameters(arity = "0..1", paramLabel = "ID", description = "The delete, as delete and trash show it.")
    private @Nullable String id;

    @Override
    ExitCode run() {
        if (id == null) {
            return backlog();
        }
        JsonNode delete = calls().get("/deletes/" + Calls.part(id));
        Outcome.show(this, delete);
        return Outcome.code(delete);
    }

    private ExitCode backlog() {
        JsonNode backlog = calls().get("/status");
        if (json()) {
            screen().json(backlog);
        } else {
            BacklogText.show(screen(), backlog);
        }
        return backlog.path("notReady").isTextual() ? ExitCode.REFUSED : ExitCode.DONE;
    }
}
