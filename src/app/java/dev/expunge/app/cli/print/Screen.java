package dev.expunge.app.cli.print;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/**
 * Where a command writes what it found.
 *
 * @param width columns of the terminal; 0: this is none, and nothing is cut
 */
public record Screen(PrintWriter out, boolean colours, int width) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** As the start script has found the terminal. */
    public static Screen on(PrintWriter out) {
        return new Screen(out, Boolean.getBoolean("expunge.colours"), Integer.getInteger("expunge.width", 0));
    }

    public boolean isTerminal() {
        return width > 0;
    }

    /** False: who reads has left, as {@code head} does. */
    public boolean isRead() {
        return !out.checkError();
    }

    public void line(String text) {
        out.println(text);
        out.flush();
    }

    public String styled(Style style, String text) {
        return colours ? style.around(text) : text;
    }

    /** Every row has as many cells as the header. */
    public void table(List<String> header, List<List<String>> rows) {
        List<String> lines = TextGrid.lines(header, rows, width);
        line(styled(Style.BOLD, lines.get(0)));
        lines.subList(1, lines.size()).forEach(this::line);
    }

    /** As a document, in several lines. */
    public void json(JsonNode json) {
        line(json.toPrettyString());
    }

    /** As a document, in several lines. */
    public void json(Map<String, ?> json) {
        json(JSON.<JsonNode>valueToTree(json));
    }

    /** As a line of its own. */
    public void jsonLine(Object json) {
        try {
            line(JSON.writeValueAsString(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Writes over the line where the cursor is; nothing where this is no terminal. */
    public void again(String text) {
        if (isTerminal()) {
            String fits = text.length() < width ? text : text.substring(0, width - 1);
            out.print("\r" + fits + "\u001b[K");
            out.flush();
        }
    }

    /** Ends what {@link #again} wrote. */
    public void endAgain() {
        if (isTerminal()) {
            out.print("\r\u001b[K");
            out.flush();
        }
    }
}
