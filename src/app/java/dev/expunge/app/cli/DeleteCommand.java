package dev.expunge.app.cli;

import dev.expunge.app.ExitCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code expunge delete}. */
@Command(
        name = "delete",
        description = "Deletes rows and what depends on them, all or nothing.",
        footer = {
            "",
            "Examples:",
            "  expunge delete users ada --scheduled 1h",
            "  expunge delete users --where 'lastSeen<1700000000000' --hard --async --batch 500"
        })
public final class DeleteCommand extends RequestCommand {

    @Option(names = "--async", description = "Page by page, each page all or nothing.")
    private boolean async;

    @Option(names = "--batch", paramLabel = "ROWS", description = "Rows in a page of --async. Default: 400.")
    private @Nullable Integer batch;

    @Option(
            names = "--request-id",
            paramLabel = "ID",
            description = "The same id with the same request is the same delete, however often it is sent.")
    private @Nullable String requestId;

    @Option(names = "--reason", paramLabel = "TEXT", description = "For the status and the audit.")
    private @Nullable String reason;

    @Option(names = "--requested-by", paramLabel = "NAME", description = "For the status and the audit.")
    private @Nullable String requestedBy;

    @Mixin
    private WaitOptions waiting = new WaitOptions();

    @Override
    ExitCode run() {
        if (batch != null && !async) {
            throw usage("--batch: pages are for --async only");
        }
        Map<String, Object> body = body(calls());
        if (async) {
            body.put("execution", "async");
        }
        put(body, "batchSize", batch);
        put(body, "requestId", requestId);
        put(body, "reason", reason);
        put(body, "requestedBy", requestedBy);
        return waiting.start(this, "/deletes", body);
    }

    private static void put(Map<String, Object> body, String field, @Nullable Object value) {
        if (value != null) {
            body.put(field, value);
        }
    }
}
