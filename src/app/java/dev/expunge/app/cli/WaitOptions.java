package dev.expunge.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.expunge.app.ExitCode;
import dev.expunge.client.Calls;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether a command waits for the end of what it starts. */
final class WaitOptions {

    @Option(
            names = "--wait",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Whether to wait until it has ended or is scheduled. Default: --wait.")
    private boolean waits = true;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "10m",
            converter = Durations.class,
            description = "Waits no longer; what was started goes on. Default: 10m.")
    private Duration timeout = Duration.ofMinutes(10);

    /** Starts it and shows what came of it. */
    ExitCode start(ApiCommand command, String path, @Nullable Object body) {
        Calls calls = command.calls();
        JsonNode delete = calls.post(path, body, waits ? Waiting.inCall(timeout) : Duration.ZERO);
        if (waits && !timeout.isZero()) {
            delete = Waiting.watch(calls, delete, Outcome::isUnderWay, timeout, status -> {});
        }
        Outcome.show(command, delete);
        // To have asked not to wait is no failure; to have waited in vain is one.
        return waits && Outcome.isUnderWay(delete) ? ExitCode.REFUSED : Outcome.code(delete);
    }
}
