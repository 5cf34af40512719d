package dev.expunge.app.cli.print;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Columns of text under each other, in a given width. */
final class TextGrid {

    private static final int GAP = 2;
    /** A column is not made smaller than this, in characters. */
    private static final int LEAST = 8;

    private TextGrid() {}

    /** @param limit characters in a line; 0: as many as it takes */
    static List<String> lines(List<String> header, List<List<String>> rows, int limit) {
        int[] widths = IntStream.range(0, header.size())
                .map(column -> Math.max(
                        header.get(column).length(),
                        rows.stream()
                                .mapToInt(row -> row.get(column).length())
                                .max()
                                .orElse(0)))
                .toArray();
        if (limit > 0) {
            shrink(widths, limit);
        }
        List<String> lines = new ArrayList<>();
        lines.add(line(header, widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    /** Takes from the widest column, again and again: short columns stay whole. */
    private static void shrink(int[] widths, int limit) {
        int total = IntStream.of(widths).sum() + GAP * (widths.length - 1);
        while (total > limit) {
            int widest = 0;
            for (int column = 1; column < widths.length; column++) {
                widest = widths[column] > widths[widest] ? column : widest;
            }
            if (widths[widest] <= LEAST) {
                return;
            }
            widths[widest]--;
            total--;
        }
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = cut(cells.get(column), widths[column]);
            line.append(cell).append(" ".repeat(widths[column] - cell.length() + GAP));
        }
        return line.toString().stripTrailing();
    }

    private static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, Math.max(0, width - 3)) + "...";
    }
}
