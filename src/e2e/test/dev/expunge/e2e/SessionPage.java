package dev.expunge.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The session that docs/cli.md shows: what was typed and what came back. */
final class SessionPage {

    private static final String PROMPT = "$ ";
    private static final Pattern SESSION = Pattern.compile("(?<=```\\n)\\$ .*?(?=```)", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    static final Pattern ID = Pattern.compile("e-[0-9a-f]{32}");

    private final Path page;
    private final String text;

    /** A command, and what it prints on both streams. */
    record Exchange(String command, String printed) {

        List<String> words() {
            List<String> words = new ArrayList<>();
            Matcher word = WORD.matcher(command);
            while (word.find()) {
                words.add(word.group(1) == null ? word.group(2) : word.group(1));
            }
            return words;
        }
    }

    SessionPage(Path page) throws IOException {
        this.page = page;
        this.text = Files.readString(page);
    }

    private Matcher session() {
        Matcher session = SESSION.matcher(text);
        if (!session.find()) {
            throw new AssertionError(page + " shows no session");
        }
        return session;
    }

    List<Exchange> exchanges() {
        List<Exchange> all = new ArrayList<>();
        for (String part : ("\n" + session().group()).split("\\n\\$ ", -1)) {
            if (!part.isEmpty()) {
                int end = part.indexOf('\n');
                all.add(new Exchange(
                        end < 0 ? part : part.substring(0, end),
                        end < 0 ? "" : part.substring(end + 1).strip()));
            }
        }
        return all;
    }

    /** Writes a session in the place of the one that is there. */
    void write(List<Exchange> exchanges) throws IOException {
        StringBuilder session = new StringBuilder();
        for (Exchange exchange : exchanges) {
            boolean follows = exchange.command().startsWith("echo ");
            session.append(session.isEmpty() || follows ? "" : "\n")
                    .append(PROMPT)
                    .append(exchange.command())
                    .append('\n')
                    .append(exchange.printed().isEmpty() ? "" : exchange.printed() + "\n");
        }
        Matcher place = session();
        Files.writeString(page, text.substring(0, place.start()) + session + text.substring(place.end()));
    }

    /** Which of two shards restores its rows first is not decided, so the lines of an audit are compared as a set. */
    static String plain(Exchange exchange) {
        String printed = exchange.command().startsWith("expunge audit")
                ? exchange.printed().lines().map(SessionPage::plain).sorted().collect(Collectors.joining("\n"))
                : exchange.printed();
        return plain("$ " + exchange.command() + "\n" + printed);
    }

    /** Without what differs from run to run, and without spaces that only fill a column. */
    private static String plain(String printed) {
        return ID.matcher(printed)
                .replaceAll("ID")
                .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d", "TIME")
                .replaceAll("59m \\d+s", "59m")
                .replaceAll("in \\d+ ms", "in N ms")
                .replaceAll("[ \\t]+", " ")
                .replaceAll(" ?\\R", "\n")
                .strip();
    }
}
