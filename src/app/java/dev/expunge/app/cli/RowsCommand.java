package dev.expunge.app.cli;

import picocli.CommandLine.Command;

/** {@code expunge rows}. */
@Command(
        name = "rows",
        description = "Rows: writes and reads them.",
        subcommands = {RowsPutCommand.class, RowsGetCommand.class, RowsLoadCommand.class},
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class RowsCommand extends GroupCommand {}
