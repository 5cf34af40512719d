package dev.expunge.app.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Columns of text under each other. */
final class TextTable {

    private static final String GAP = "  ";

    private TextTable() {}

    /** One line for the header, one of dashes, one for each row. Every row has as many cells as the header. */
    static List<String> lines(List<String> header, List<List<String>> rows) {
        int[] widths = IntStream.range(0, header.size())
                .map(column -> Math.max(
                        header.get(column).length(),
                        rows.stream()
                                .mapToInt(row -> row.get(column).length())
                                .max()
                                .orElse(0)))
                .toArray();
        List<String> lines = new ArrayList<>();
        lines.add(line(header, widths));
        lines.add(line(IntStream.of(widths).mapToObj("-"::repeat).toList(), widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            line.append(cell).append(" ".repeat(widths[column] - cell.length())).append(GAP);
        }
        return line.toString().stripTrailing();
    }
}
