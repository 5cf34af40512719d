package dev.expunge.bench;

import dev.expunge.bench.cost.Costs;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code expunge bench cost}. */
@Command(
        name = "cost",
        description = "Counts messages, bytes and store operations for each row, on shards in memory.",
        mixinStandardHelpOptions = true)
final class CostCommand implements Callable<Integer> {

    private static final int MAX_ROWS = 200_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--rows", paramLabel = "N", defaultValue = "20000", description = "Default: ${DEFAULT-VALUE}.")
    private int rows;

    @Option(names = "--shards", paramLabel = "N", defaultValue = "4", description = "Default: ${DEFAULT-VALUE}.")
    private int shards;

    @Override
    public Integer call() {
        if (rows < 1 || rows > MAX_ROWS) {
            throw new ParameterException(
                    spec.commandLine(), "--rows cannot be " + rows + ": expected 1 to " + MAX_ROWS);
        }
        Map<String, Map<String, Double>> costs = Costs.of(shards, rows);
        TreeSet<String> names = new TreeSet<>();
        costs.values().forEach(each -> names.addAll(each.keySet()));
        PrintWriter out = spec.commandLine().getOut();
        out.println("| for each row | " + String.join(" | ", costs.keySet()) + " |");
        out.println("|---|" + "--:|".repeat(costs.size()));
        for (String name : names) {
            StringBuilder line = new StringBuilder("| ").append(name).append(" |");
            costs.values()
                    .forEach(each -> line.append(' ')
                            .append(figure(each.getOrDefault(name, 0.0)))
                            .append(" |"));
            out.println(line);
        }
        out.flush();
        return 0;
    }

    private static String figure(double value) {
        String format = value == 0 ? "%.0f" : value < 0.01 ? "%.5f" : value < 10 ? "%.2f" : "%.0f";
        return String.format(Locale.ROOT, format, value);
    }
}
