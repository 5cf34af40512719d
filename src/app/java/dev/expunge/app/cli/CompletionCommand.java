package dev.expunge.app.cli;

import dev.expunge.app.ExitCode;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code expunge completion}. */
@Command(
        name = "completion",
        description = "Prints what makes the shell complete these commands. Use:  source <(expunge completion bash)")
public final class CompletionCommand implements Callable<Integer> {

    /** Shells that can read it: zsh through its bashcompinit, which the script loads by itself. */
    enum Shell {
        BASH,
        ZSH;

        /** As it is typed; shells complete it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    @SuppressWarnings("unused") // one script serves both
    private Shell shell = Shell.BASH;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this and ends.")
    @SuppressWarnings("unused") // read by picocli
    private boolean help;

    @Override
    public Integer call() {
        spec.commandLine()
                .getOut()
                .println(AutoComplete.bash("expunge", spec.root().commandLine()));
        spec.commandLine().getOut().flush();
        return ExitCode.DONE.code();
    }
}
