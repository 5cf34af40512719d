package dev.expunge.app.demo;

import java.io.PrintWriter;
import java.util.List;

/** Writes the story: titles, sentences, calls, tables. At most 100 characters a line, colours only where they are wanted. */
final class Narrator {

    private static final int WIDTH = 100;
    private static final String INDENT = "    ";

    private final PrintWriter out;
    private final boolean colours;
    private int chapter;

    Narrator(PrintWriter out, boolean colours) {
        this.out = out;
        this.colours = colours;
    }

    void title(String text) {
        chapter++;
        out.println();
        out.println(styled("1", chapter + ". " + text));
        out.flush();
    }

    /** The last word. */
    void end(String text) {
        out.println();
        tell(text);
    }

    /** A paragraph, broken into lines. */
    void tell(String text) {
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() + 1 + word.length() > WIDTH) {
                out.println(line);
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        out.println(line);
        out.flush();
    }

    /** A call as it is sent; the body as the lines given. */
    void call(String method, String path, List<String> body) {
        out.println();
        out.println(INDENT + styled("36", method + " /v1" + path));
        body.forEach(line -> out.println(INDENT + line));
        out.flush();
    }

    /** The part of an answer that matters, where that is a word or two. */
    void answer(String text) {
        out.println(INDENT + "-> " + text);
        out.flush();
    }

    void table(List<String> header, List<List<String>> rows) {
        out.println();
        TextTable.lines(header, rows).forEach(line -> out.println(INDENT + line));
        out.println();
        out.flush();
    }

    /** Something that was promised and has been looked at. */
    void checked(String fact) {
        out.println(INDENT + styled("32", "ok") + "  " + fact);
        out.flush();
    }

    private String styled(String code, String text) {
        return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
