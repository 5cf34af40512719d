package dev.expunge.app.cli;

import picocli.CommandLine.Command;

/** {@code expunge cancel}. */
@Command(name = "cancel", description = "Stops the purge of a scheduled delete. Its rows stay soft-deleted.")
public final class CancelCommand extends ActionCommand {

    @Override
    String action() {
        return "cancel";
    }
}
