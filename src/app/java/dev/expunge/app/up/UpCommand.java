package dev.expunge.app.up;

import dev.expunge.app.ExitCode;
import dev.expunge.app.Problem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code expunge up}. */
@Command(
        name = "up",
        description = "Starts everything in one go and keeps running until Ctrl-C.",
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "2:something asked for cannot be",
            "3:--kafka cannot be reached",
            "4:a port is in use",
            "5:the data folder is in use",
            "6:the data folder cannot be written to",
            "7:no JDK 17 or later, or no Maven",
            "8:a part did not start, or ended by itself"
        })
public final class UpCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this and ends.")
    @SuppressWarnings("unused") // read by picocli
    private boolean help;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Port of the HTTP API; the schema registry takes the next one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address of the HTTP API. Default: ${DEFAULT-VALUE}, this machine only.")
    private String bind = "";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${sys:user.home}/.expunge",
            description = "Folder for all state; kept between starts. Default: ~/.expunge.")
    private Path data = Path.of("");

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "Use this Kafka cluster; without it, a broker is started in the data folder.")
    private @Nullable String kafka;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            description = "Use this schema registry; without it, one is started.")
    private @Nullable String registry;

    @Option(
            names = "--shards",
            paramLabel = "N",
            defaultValue = "${env:EXPUNGE_SHARDS}",
            description = "Number of shards, fixed when a data folder is first used. Default: $EXPUNGE_SHARDS, else "
                    + UpConfig.DEFAULT_SHARDS + ".")
    private @Nullable Integer shards;

    @Option(
            names = "--topics",
            paramLabel = "LAYOUT",
            defaultValue = "${env:EXPUNGE_TOPICS}",
            description = "per-table: a topic for the rows of each table; shared: one for all, for many small tables."
                    + " Fixed when a data folder is first used. Default: $EXPUNGE_TOPICS, else per-table.")
    private @Nullable String topics;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        long start = System.nanoTime();
        try (Expunge expunge = Expunge.start(config(), sentence -> {
            out.println(sentence);
            out.flush();
        })) {
            ReadyMessage.lines(expunge, System.nanoTime() - start).forEach(out::println);
            out.flush();
            throw new Problem(ExitCode.BROKEN, expunge.awaitBreak());
        }
    }

    private UpConfig config() {
        try {
            return new UpConfig(
                    new UpConfig.Listen(bind, port, port + 1),
                    data,
                    kafka,
                    registry,
                    new UpConfig.Asked(shards, topics));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
        }
    }
}
