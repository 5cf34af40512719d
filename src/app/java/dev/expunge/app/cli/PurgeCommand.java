package dev.expunge.app.cli;

import picocli.CommandLine.Command;

/** {@code expunge purge}. */
@Command(name = "purge", description = "Deletes for good, now, what a soft or scheduled delete has stamped.")
public final class PurgeCommand extends ActionCommand {

    @Override
    String action() {
        return "purge";
    }
}
