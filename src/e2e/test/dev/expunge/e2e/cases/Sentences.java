package dev.expunge.e2e.cases;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The contract cut into sentences and rows of tables, without headings, reasons for departures, and what may happen. */
final class Sentences {

    private static final String HEADINGS = "(?m)^#.*$|^\\| ?(part|action|state|of) \\|.*\\n\\|---.*$";
    /** What may happen is no promise. */
    private static final String PERMISSIONS = "(?s)\\n### What happens at the same time\\n.*?(?=\\n##)";

    private static final String DEPARTURE = "(?s)\\*\\*\\[departs.*?]\\*\\*";
    private static final String PARAGRAPH = "\\n(?=[-|]|\\d\\. )|\\n\\n|\u0000";
    private static final Pattern EDGES = Pattern.compile("^[ \\-|;.:,]*(\\d\\. )?|[ \\-|;.:,]*$");
    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final int SHORTEST = 3;

    private Sentences() {}

    /** The sentences of the contract that have three words or more. */
    static List<String> of(String contract) {
        String body = contract.substring(contract.indexOf("## 1."))
                .replaceAll(PERMISSIONS, "")
                .replaceAll(HEADINGS, "")
                .replaceAll(DEPARTURE, "\u0000");
        List<String> found = new ArrayList<>();
        for (String paragraph : body.split(PARAGRAPH, -1)) {
            for (String part : plain(paragraph).split("(?<=[.;])\\s", -1)) {
                String sentence = EDGES.matcher(part).replaceAll("");
                if (WORD.matcher(sentence).results().count() >= SHORTEST) {
                    found.add(sentence);
                }
            }
        }
        return found;
    }

    /** The places in {@code text} that one of {@code quotes} covers. */
    static BitSet covered(String text, List<String> quotes) {
        BitSet covered = new BitSet(text.length());
        for (String quote : quotes) {
            Matcher matcher = Pattern.compile(quote, Pattern.LITERAL).matcher(text);
            while (matcher.find()) {
                covered.set(matcher.start(), matcher.end());
            }
        }
        return covered;
    }

    /** Without emphasis, on one line. */
    static String plain(String text) {
        return text.replace("*", "").replaceAll("\\s+", " ").strip();
    }
}
