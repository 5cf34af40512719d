package dev.expunge.app.cli;

import picocli.CommandLine.Command;

/** {@code expunge retry}. */
@Command(name = "retry", description = "Runs a delete that was blocked or failed once more.")
public final class RetryCommand extends ActionCommand {

    @Override
    String action() {
        return "retry";
    }
}
