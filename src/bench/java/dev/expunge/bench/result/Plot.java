package dev.expunge.bench.result;

import java.util.List;
import java.util.Locale;

/** A bar for each series with the median, and a line from the least to the most; series of one unit share a scale. */
record Plot(Outcome outcome) {

    private static final int LABEL = 300;
    private static final int BAR = 420;
    private static final int VALUE = 150;
    private static final int ROW = 26;
    private static final int HEAD = 40;

    String svg() {
        List<Series> all = outcome.series();
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"13\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n"
                        + "<text x=\"10\" y=\"24\" font-weight=\"bold\">%s</text>%n",
                LABEL + BAR + VALUE,
                HEAD + ROW * all.size() + 10,
                escaped(outcome.scenario() + ". " + outcome.title())));
        for (int i = 0; i < all.size(); i++) {
            bar(svg, all.get(i), HEAD + i * ROW);
        }
        return svg.append("</svg>\n").toString();
    }

    private void bar(StringBuilder svg, Series series, int top) {
        double most = outcome.series().stream()
                .filter(other -> other.unit().equals(series.unit()))
                .mapToDouble(Series::max)
                .max()
                .orElseThrow();
        double scale = most > 0 ? BAR / most : 0;
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n"
                        + "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"16\" fill=\"#4c78a8\"/>%n"
                        + "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"black\"/>%n"
                        + "<text x=\"%d\" y=\"%d\">%s %s</text>%n",
                LABEL - 8,
                top + 13,
                escaped(series.name()),
                LABEL,
                top,
                series.median() * scale,
                LABEL + series.min() * scale,
                top + 8,
                LABEL + series.max() * scale,
                top + 8,
                LABEL + BAR + 8,
                top + 13,
                Numbers.of(series.median()),
                escaped(series.unit())));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
