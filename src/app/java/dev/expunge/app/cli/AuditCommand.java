package dev.expunge.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.expunge.app.ExitCode;
import dev.expunge.app.cli.print.AuditText;
import dev.expunge.client.Calls;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code expunge audit}. */
@Command(
        name = "audit",
        description = "Shows what happened, oldest first: to one delete, or at all. As JSON, one event a line.")
public final class AuditCommand extends ApiCommand {

    private static final int MAX = 1_000_000;
    private static final int PAGE = 5_000;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "A delete; without it, all of them.")
    private @Nullable String id;

    @Option(
            names = {"-f", "--follow"},
            description = "Goes on with what comes, until Ctrl-C.")
    private boolean follow;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "1000",
            description = "At most so many events. Default: 1000.")
    private int limit = 1_000;

    @Override
    ExitCode run() {
        if (limit < 1 || limit > MAX) {
            throw usage("--limit: must be from 1 to " + MAX + ", not " + limit);
        }
        Calls calls = calls();
        String path = id == null ? "/audit" : "/deletes/" + Calls.part(id) + "/audit";
        if (follow) {
            follow(path);
        } else {
            pages(calls, path);
        }
        return ExitCode.DONE;
    }

    /** Over broken connections, too: each event is shown once. */
    private void follow(String path) {
        patientCalls().follow(path, "", new Calls.Listener() {
            @Override
            public boolean event(JsonNode event, String eventId) {
                show(event);
                return screen().isRead();
            }

            @Override
            public void broken(String why) {
                hint("The connection has broken (" + why + "); it is made anew, and nothing is lost.");
            }
        });
    }

    private void pages(Calls calls, String path) {
        String from = "";
        int left = limit;
        while (left > 0) {
            JsonNode page = calls.get(path + "?limit=" + Math.min(left, PAGE) + from);
            page.path("events").forEach(this::show);
            left -= page.path("events").size();
            if (!page.path("cursor").isTextual()) {
                return;
            }
            from = "&after=" + Calls.part(page.path("cursor").asText());
        }
        hint("There are more; see them with --limit.");
    }

    private void show(JsonNode event) {
        if (json()) {
            screen().jsonLine(event);
        } else {
            AuditText.show(screen(), event, id == null);
        }
    }
}
