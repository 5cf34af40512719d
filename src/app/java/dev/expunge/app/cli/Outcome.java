package dev.expunge.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.expunge.app.ExitCode;
import dev.expunge.app.cli.print.DeleteText;
import dev.expunge.app.cli.print.Screen;
import java.util.Set;

/** What has become of a delete, to people and to the shell. */
final class Outcome {

    private static final Set<String> UNDER_WAY = Set.of("ACCEPTED", "PLANNING", "APPLYING", "PURGING");
    private static final Set<String> REFUSED = Set.of("BLOCKED", "FAILED", "REJECTED");

    private Outcome() {}

    static boolean isUnderWay(JsonNode delete) {
        return UNDER_WAY.contains(state(delete));
    }

    static String state(JsonNode delete) {
        return delete.path("state").asText();
    }

    static ExitCode code(JsonNode delete) {
        return REFUSED.contains(state(delete)) ? ExitCode.REFUSED : ExitCode.DONE;
    }

    static void show(ApiCommand command, JsonNode delete) {
        Screen screen = command.screen();
        if (command.json()) {
            screen.json(delete);
            return;
        }
        DeleteText.show(screen, delete);
        String next = next(delete);
        if (!next.isEmpty()) {
            command.hint("");
            command.hint(next);
        }
    }

    /** What one may do now; empty: nothing that is near at hand. */
    private static String next(JsonNode delete) {
        String id = delete.path("deleteId").asText();
        return switch (state(delete)) {
            case "SCHEDULED" -> "Undo it: expunge restore " + id + "   Stop the purge only: expunge cancel " + id;
            case "BLOCKED" ->
                "Nothing of this was changed. Move or delete what is in the way, then: expunge retry " + id;
            case "FAILED" -> "Mend what it names, then: expunge retry " + id;
            case "ACCEPTED", "PLANNING", "APPLYING", "PURGING" -> "It goes on. Follow it: expunge watch " + id;
            case "COMPLETED" -> delete.path("mode").asText().equals("soft") ? "Undo it: expunge restore " + id : "";
            default -> "";
        };
    }
}
