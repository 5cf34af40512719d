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
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
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
            description = "Times the published numbers of rows; above 0, at most 100. Default: ${DEFAULT-VALUE}.")
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
        require("--scale", scale > 0 && scale <= MAX_SCALE, "above 0, at most " + MAX_SCALE, scale);
        require("--work", work == null || !Files.isRegularFile(work), "a folder", work);
        Map<String, Supplier<Scenario>> all = new TreeMap<>(Scenarios.all());
        List<String> wanted = letters.isEmpty()
                ? List.copyOf(all.keySet())
                : letters.stream()
                        .map(letter -> letter.toUpperCase(Locale.ROOT))
                        .toList();
        wanted.forEach(letter -> require("SCENARIO", all.containsKey(letter), "one of " + all.keySet(), letter));
        PrintWriter console = spec.commandLine().getOut();
        Runner runner = new Runner(runs, scale, work);
        for (String letter : wanted) {
            Outcome outcome = runner.run(Objects.requireNonNull(all.get(letter)).get());
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
