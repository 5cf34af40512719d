package dev.expunge.app;

import dev.expunge.app.cli.AuditCommand;
import dev.expunge.app.cli.CancelCommand;
import dev.expunge.app.cli.CatalogCommand;
import dev.expunge.app.cli.CompletionCommand;
import dev.expunge.app.cli.ConfigCommand;
import dev.expunge.app.cli.DeleteCommand;
import dev.expunge.app.cli.DoctorCommand;
import dev.expunge.app.cli.PreviewCommand;
import dev.expunge.app.cli.PurgeCommand;
import dev.expunge.app.cli.RestoreCommand;
import dev.expunge.app.cli.RetryCommand;
import dev.expunge.app.cli.RowsCommand;
import dev.expunge.app.cli.StatusCommand;
import dev.expunge.app.cli.TrashCommand;
import dev.expunge.app.cli.WatchCommand;
import dev.expunge.app.demo.DemoCommand;
import dev.expunge.app.up.UpCommand;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code expunge} command. */
@Command(
        name = "expunge",
        description = "Deletes as events on Apache Kafka: cascade, soft, scheduled, and back.",
        subcommands = {
            UpCommand.class,
            DemoCommand.class,
            DeleteCommand.class,
            PreviewCommand.class,
            StatusCommand.class,
            WatchCommand.class,
            RestoreCommand.class,
            CancelCommand.class,
            PurgeCommand.class,
            RetryCommand.class,
            TrashCommand.class,
            AuditCommand.class,
            CatalogCommand.class,
            RowsCommand.class,
            ConfigCommand.class,
            DoctorCommand.class,
            CompletionCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "New here? Try:  expunge demo"})
public final class Main implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    public static void main(String[] args) {
        Logging.toStandardError();
        System.exit(commandLine().execute(args));
    }

    /** The command with all its subcommands, ready to execute. */
    public static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler(Main::report)
                .setParameterExceptionHandler(Main::explain)
                .setExitCodeExceptionMapper(fault -> ExitCode.BROKEN.code())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(100)
                .setUsageHelpAutoWidth(true);
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE.code();
    }

    private static int explain(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(failure.getMessage());
        UnmatchedArgumentException.printSuggestions(failure, err);
        err.println("More: " + command.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return ExitCode.USAGE.code();
    }

    private static int report(Exception failure, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (failure instanceof Problem problem) {
            PrintWriter err = command.getErr();
            err.println(problem.getMessage());
            err.flush();
            return problem.exitCode().code();
        }
        throw failure;
    }
}
