package dev.expunge.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.expunge.app.ExitCode;
import dev.expunge.app.cli.print.ProgressText;
import dev.expunge.app.cli.print.Screen;
import dev.expunge.client.Calls;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code expunge watch}. */
@Command(
        name = "watch",
        description = "Shows a delete while it goes on, also until its purge, and what came of it.",
        footer = {"", "As JSON, each status that differs from the one before, one a line."})
public final class WatchCommand extends ApiCommand {

    @Parameters(index = "0", paramLabel = "ID", description = "The delete, as delete and trash show it.")
    private String id = "";

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "0s",
            converter = Durations.class,
            description = "Watches no longer, and ends with 1. Default: 0s, as long as it takes.")
    private Duration timeout = Duration.ZERO;

    private String last = "";

    @Override
    ExitCode run() {
        Calls calls = calls();
        Screen screen = screen();
        JsonNode first = calls.get("/deletes/" + Calls.part(id));
        JsonNode delete = Waiting.watch(calls, first, WatchCommand::goesOn, timeout, status -> tell(screen, status));
        if (!json()) {
            screen.endAgain();
            Outcome.show(this, delete);
        }
        return goesOn(delete) ? ExitCode.REFUSED : Outcome.code(delete);
    }

    private static boolean goesOn(JsonNode delete) {
        return Outcome.isUnderWay(delete) || Outcome.state(delete).equals("SCHEDULED");
    }

    private void tell(Screen screen, JsonNode status) {
        if (json()) {
            String text = status.toString();
            if (!text.equals(last)) {
                screen.jsonLine(status);
            }
            last = text;
        } else {
            screen.again(ProgressText.of(status, System.currentTimeMillis()));
        }
    }
}
