package dev.expunge.app.demo;

import dev.expunge.app.ExitCode;
import dev.expunge.app.Problem;
import dev.expunge.app.up.Expunge;
import dev.expunge.app.up.UpConfig;
import dev.expunge.broker.FreePorts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code expunge demo}. */
@Command(
        name = "demo",
        description =
                "Starts a throw-away Expunge, tells what it does with a small bookshop, and cleans up. About 30 s.")
public final class DemoCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this and ends.")
    @SuppressWarnings("unused") // read by picocli
    private boolean help;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        // Set by the start script where the output is a terminal.
        Narrator narrator = new Narrator(out, Boolean.getBoolean("expunge.colours"));
        narrator.tell("Expunge turns deletes into events on Kafka: it finds what depends on a row, decides once whether"
                + " all of it may go, and carries that out exactly once: now, softly, or later.");
        narrator.tell("This starts one with a Kafka broker of its own, in a folder that is thrown away afterwards.");
        Path dir = newFolder();
        try {
            List<Integer> ports = FreePorts.find(2);
            UpConfig config = new UpConfig(
                    new UpConfig.Listen("127.0.0.1", ports.get(0), ports.get(1)),
                    dir,
                    null,
                    null,
                    UpConfig.Asked.NOTHING);
            try (Expunge expunge = Expunge.start(config, narrator::tell)) {
                removeAtExit(expunge, dir);
                Demo.play(expunge.api(), narrator);
            }
        } finally {
            remove(dir);
        }
        narrator.end("That was it, and every step did what it said. To keep one running:  expunge up");
        return ExitCode.DONE.code();
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("expunge-demo-");
        } catch (IOException e) {
            throw new Problem(ExitCode.FOLDER_NOT_WRITABLE, "No temporary folder can be made: " + e.getMessage(), e);
        }
    }

    /** For a demo that is stopped in the middle. */
    private static void removeAtExit(Expunge expunge, Path dir) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            expunge.close();
            remove(dir);
        }));
    }

    private static synchronized void remove(Path dir) {
        if (!Files.exists(dir)) {
            return;
        }
        try (Stream<Path> files = Files.walk(dir)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.println("The folder " + dir + " could not be removed: " + e.getMessage());
        }
    }
}
