package dev.expunge.app.cli;

import picocli.CommandLine.Command;

/** {@code expunge restore}. */
@Command(name = "restore", description = "Undoes a soft or scheduled delete: puts back what it holds, and only that.")
public final class RestoreCommand extends ActionCommand {

    @Override
    String action() {
        return "restore";
    }
}
