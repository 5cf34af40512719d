package dev.expunge.bench.result;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reports as the tables of {@code docs/benchmarks.md}; they can be read on a console too. */
public final class Markdown {

    private Markdown() {}

    public static String of(List<Report> reports) {
        StringBuilder text = new StringBuilder();
        reports.forEach(report -> text.append(of(report)).append('\n'));
        return text.toString();
    }

    static String of(Report report) {
        Outcome outcome = report.outcome();
        Machine machine = report.machine();
        List<List<String>> rows = new ArrayList<>();
        for (Series series : outcome.series()) {
            double first = outcome.series().stream()
                    .filter(other -> other.unit().equals(series.unit()))
                    .findFirst()
                    .orElseThrow()
                    .median();
            rows.add(List.of(
                    series.name(),
                    Numbers.of(series.median()),
                    Numbers.of(series.min()) + " – " + Numbers.of(series.max()),
                    series.unit(),
                    Numbers.ratio(series.median() / first)));
        }
        StringBuilder text = new StringBuilder("### " + outcome.scenario() + ". " + outcome.title() + "\n\n");
        text.append(String.format(
                "Runs: %d, at scale %s; %s, %d processors, %d GiB, Java %s, Kafka %s.%n%n",
                outcome.runs(),
                BigDecimal.valueOf(outcome.scale()).stripTrailingZeros().toPlainString(),
                machine.date(),
                machine.processors(),
                machine.memoryGiB(),
                machine.java(),
                machine.kafka()));
        text.append(table(List.of("measured", "median", "min – max", "unit", "ratio to the first of its unit"), rows));
        List<List<String>> goals =
                outcome.targets().stream().map(target -> goal(target, outcome)).toList();
        if (!goals.isEmpty()) {
            text.append('\n').append(table(List.of("target", "at", "reached", ""), goals));
        }
        return text.toString();
    }

    private static List<String> goal(Target target, Outcome outcome) {
        String what = target.over() == null ? target.series() : target.series() + " / " + target.over();
        String bound = target.sense().sign() + " " + Numbers.of(target.bound());
        return target.reached(outcome.series())
                .map(reached -> List.of(what, bound, Numbers.of(reached), target.isMet(reached) ? "met" : "missed"))
                .orElse(List.of(what, bound, "–", "not measured"));
    }

    private static String table(List<String> header, List<List<String>> rows) {
        int[] widths = new int[header.size()];
        List<List<String>> all = new ArrayList<>(rows);
        all.add(header);
        for (List<String> row : all) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] =
                        Math.max(widths[i], Objects.requireNonNull(row.get(i)).length());
            }
        }
        StringBuilder text = new StringBuilder(line(header, widths));
        List<String> rule = new ArrayList<>();
        for (int width : widths) {
            rule.add("-".repeat(width));
        }
        text.append(line(rule, widths));
        rows.forEach(row -> text.append(line(row, widths)));
        return text.toString();
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder("|");
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            line.append(' ')
                    .append(cell)
                    .append(" ".repeat(Math.max(0, widths[i] - cell.length())))
                    .append(" |");
        }
        return line.append('\n').toString();
    }
}
