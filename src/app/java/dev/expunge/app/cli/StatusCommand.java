package dev.expunge.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.expunge.app.ExitCode;
import dev.expunge.client.Calls;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code expunge status}. */
@Command(
        name = "status",
        description = "Shows a delete: its state, counts, and what is in its way.",
        footer = {"", "Ends with 1 where the delete was blocked or failed."})
public final class StatusCommand extends ApiCommand {

    @Parameters(index = "0", paramLabel = "ID", description = "The delete, as delete and trash show it.")
    private String id = "";

    @Override
    ExitCode run() {
        JsonNode delete = calls().get("/deletes/" + Calls.part(id));
        Outcome.show(this, delete);
        return Outcome.code(delete);
    }
}
