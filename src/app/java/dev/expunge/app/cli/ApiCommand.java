package dev.expunge.app.cli;

import dev.expunge.app.ExitCode;
import dev.expunge.app.cli.print.Screen;
import dev.expunge.client.Calls;
import dev.expunge.client.Expunge;
import dev.expunge.client.ExpungeException;
import dev.expunge.client.Options;
import dev.expunge.client.Retries;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all commands that talk to a server have in common: where it is, and how the answer is shown. */
@Command(
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:refused, blocked or failed",
            "2:usage",
            "3:the server cannot be reached",
            "8:a fault of the command"
        })
abstract class ApiCommand implements Callable<Integer> {

    /** How answers are written. */
    enum Format {
        TABLE,
        JSON;

        /** As it is typed; shells complete it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Retries PATIENT =
            new Retries(100, Duration.ofMillis(200), Duration.ofSeconds(10), Duration.ofMinutes(10));

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommandSpec spec;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "The server. Else $EXPUNGE_SERVER, then the context in use, then " + Servers.DEFAULT + ".")
    private @Nullable String server;

    @Option(names = "--context", paramLabel = "NAME", description = "A server by its name; see: expunge config.")
    private @Nullable String context;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table or json. Default: table.")
    private Format format = Format.TABLE;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this and ends.")
    @SuppressWarnings("unused") // read by picocli
    private boolean help;

    /** Does what the command says. */
    abstract ExitCode run();

    @Override
    public final Integer call() {
        refuseEmptyTexts();
        URI address = address();
        try {
            return run().code();
        } catch (ExpungeException e) {
            throw Refusals.problem(e, address);
        }
    }

    /** A script's variable that was not set names nothing, and must not end up as another call. */
    private void refuseEmptyTexts() {
        for (ArgSpec given : spec.commandLine().getParseResult().matchedArgs()) {
            boolean isText = given.type() == String.class || given.isMultiValue();
            if (isText && !given.interactive() && given.stringValues().contains("")) {
                String name = given instanceof OptionSpec option ? option.longestName() : given.paramLabel();
                throw usage(name + ": must not be empty");
            }
        }
    }

    final URI address() {
        try {
            return Servers.address(server, context, System.getenv());
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    /** Who types a command sees that the server is away, and types it again. */
    final Calls calls() {
        return Expunge.connect(address(), Options.DEFAULT.retries(Retries.NONE)).calls();
    }

    /** For what goes on for a long time. */
    final Calls patientCalls() {
        return Expunge.connect(address(), Options.DEFAULT.retries(PATIENT)).calls();
    }

    final Screen screen() {
        return Screen.on(spec.commandLine().getOut());
    }

    final boolean json() {
        return format == Format.JSON;
    }

    /** A sentence beside the answer, which a program does not read. */
    final void hint(String sentence) {
        spec.commandLine().getErr().println(sentence);
        spec.commandLine().getErr().flush();
    }

    final ParameterException usage(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
