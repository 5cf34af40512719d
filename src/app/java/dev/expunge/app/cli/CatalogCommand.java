package dev.expunge.app.cli;

import picocli.CommandLine.Command;

/** {@code expunge catalog}. */
@Command(
        name = "catalog",
        description = "Tables: applies, checks and shows their definitions.",
        subcommands = {
            CatalogApplyCommand.class,
            CatalogLintCommand.class,
            CatalogImportCommand.class,
            CatalogShowCommand.class
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class CatalogCommand extends GroupCommand {}
