package dev.expunge.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.expunge.app.ExitCode;
import dev.expunge.app.cli.print.BlastRadius;
import dev.expunge.app.cli.print.Counted;
import dev.expunge.app.cli.print.DeleteText;
import dev.expunge.app.cli.print.Screen;
import dev.expunge.app.cli.print.Style;
import dev.expunge.app.cli.print.Times;
import dev.expunge.client.Calls;
import java.time.Duration;
import picocli.CommandLine.Command;

/** {@code expunge preview}. */
@Command(
        name = "preview",
        description = "Shows what a delete would do, as a tree of tables, and changes nothing.",
        footer = {"", "Ends with 1 where the delete would be blocked or fail."})
public final class PreviewCommand extends RequestCommand {

    @Override
    ExitCode run() {
        Calls calls = calls();
        JsonNode preview = calls.post("/deletes/preview", body(calls), Duration.ZERO);
        boolean possible = preview.path("blockerCount").asLong() == 0
                && preview.path("errors").isEmpty();
        if (json()) {
            screen().json(preview);
        } else {
            show(screen(), preview, calls.get("/catalog").path("tables"), possible);
        }
        return possible ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private void show(Screen screen, JsonNode preview, JsonNode tables, boolean possible) {
        String mode = preview.path("mode").asText();
        long delay = preview.path("delayMs").asLong();
        screen.line("Mode " + mode + (mode.equals("scheduled") ? " in " + Times.text(delay) : "") + " (from the "
                + preview.path("modeFrom").asText() + "), "
                + Counted.of(preview.path("matched").asLong(), "row") + " named.");
        screen.line("");
        BlastRadius.show(screen, table, preview, tables);
        preview.path("errors")
                .forEach(error ->
                        screen.line(screen.styled(Style.BAD, error.path("code").asText()) + ": "
                                + error.path("detail").asText()));
        DeleteText.blockers(screen, preview);
        screen.line("");
        screen.line(
                possible
                        ? screen.styled(Style.GOOD, "This delete would go through.")
                        : screen.styled(Style.BAD, "This delete would be refused, and nothing would be changed."));
    }
}
