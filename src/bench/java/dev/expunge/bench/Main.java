package dev.expunge.bench;

import dev.expunge.bench.result.Machine;
import dev.expunge.bench.result.Markdown;
import dev.expunge.bench.result.Outcome;
import dev.expunge.bench.result.Report;
import dev.expunge.bench.scenario.Scenarios;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code expunge bench}. */
@Command(
        name = "expunge bench",
        description = "Measures Expunge beside what it is compared with; docs/benchmarks.md explains the scenarios.",
        mixinStandardHelpOptions = true,
        subcommands = {TableCommand.class, MicroCommand.class, CostCommand.class})
public final class Main implements Callable<Integer> {

    private static final int MAX_RUNS = 100;
    private static final double MAX_SCALE = 100;
    /** Below it 10 k rows are less than one. */
    private static final double MIN_SCALE = 0.0001;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "SCENARIO", description = "Letters, such as A D. Default: all.")
    private List<String> letters = List.of();

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "5",
            description = "Runs that count, after one that does not; 1 to 100. Default: ${DEFAULT-VALUE}.")
    private int runs;

    @Option(
            names = "--scale",
            paramLabel = "FACTOR",
            defaultValue = "1",
            description = "Times the published numbers of rows; 0.0001 to 100. Default: ${DEFAULT-VALUE}.")
    private double scale;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "bench-results",
            description = "For JSON and plots. Default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("");

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "For data, some 20 GB at full size. Default: the system's temporary folder.")
    private @Nullable Path work;

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setUsageHelpWidth(100).setUsageHelpAutoWidth(true);
    }

    @Override
    public Integer call() {
        require("--runs", runs >= 1 && runs <= MAX_RUNS, "1 to " + MAX_RUNS, runs);
        require("--scale", scale >= MIN_SCALE && scale <= MAX_SCALE, "0.0001 to " + MAX_SCALE, scale);
        require("--work", work == null || !Files.isRegularFile(work), "a folder", work);
        TreeSet<String> all = new TreeSet<>(Scenarios.letters());
        List<String> wanted = letters.isEmpty()
                ? List.copyOf(all)
                : letters.stream()
                        .map(letter -> letter.toUpperCase(Locale.ROOT))
                        .toList();
        wanted.forEach(letter -> require("SCENARIO", all.contains(letter), "one of " + all, letter));
        PrintWriter console = spec.commandLine().getOut();
        Runner runner = new Runner(runs, new Scale(scale), work);
        for (String letter : wanted) {
            Outcome outcome = runner.run(Scenarios.of(letter, new Scale(scale)));
            Report report = new Report(Machine.here(Clock.systemUTC()), outcome);
            report.write(out);
            console.println();
            console.println(Markdown.of(List.of(report)));
            console.flush();
        }
        console.println("Results are in " + out.toAbsolutePath().normalize() + ".");
        console.flush();
        return 0;
    }

    private void require(String name, boolean holds, String expected, @Nullable Object actual) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), name + " cannot be " + actual + ": expected " + expected);
        }
    }
}
