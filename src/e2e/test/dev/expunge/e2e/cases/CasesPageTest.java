package dev.expunge.e2e.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Keeps the contract, the cases and the list that says which case shows what in step. */
class CasesPageTest {

    private static final Path DOCS = Path.of("..", "..", "docs");
    private static final String START = "- \"";
    private static final String END = "\": ";
    private static final Set<String> PROMISE_NOTHING = Set.of(
            "A catalog is a set of table definitions", "A table has", "The formats are in [sources.md](sources.md)");

    @TestFactory
    Stream<DynamicTest> everyCaseShowsWordsOfTheContract() throws IOException {
        String contract = Sentences.plain(Files.readString(DOCS.resolve("semantics.md")));
        return CaseFiles.all().stream()
                .map(one -> DynamicTest.dynamicTest(
                        one.toString(),
                        () -> assertThat(one.shows())
                                .isNotEmpty()
                                .allSatisfy(words -> assertThat(contract).contains(Sentences.plain(words)))));
    }

    @Test
    void theListNamesEveryCaseUnderItsWords() throws IOException {
        TreeMap<String, List<String>> cases = new TreeMap<>();
        for (Case one : CaseFiles.all()) {
            one.shows()
                    .forEach(words -> cases.computeIfAbsent(Sentences.plain(words), w -> new ArrayList<>())
                            .add("`" + one.name() + "`"));
        }
        List<String> listed = lines().stream().map(Sentences::plain).toList();
        for (String words : cases.keySet()) {
            String line = START + words + END + String.join(", ", cases.getOrDefault(words, List.of()));
            assertThat(listed).anySatisfy(found -> assertThat(found).startsWith(line));
        }
    }

    @Test
    void everythingListedIsInTheContract() throws IOException {
        String contract = Sentences.plain(Files.readString(DOCS.resolve("semantics.md")));
        assertThat(lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(contract)
                        .contains(Sentences.plain(line.substring(START.length(), line.indexOf(END)))));
    }

    /** Where less than half of a sentence is quoted, a case may have shown the other half only. */
    @Test
    void everySentenceOfTheContractIsListed() throws IOException {
        String raw = Files.readString(DOCS.resolve("semantics.md"));
        String contract = Sentences.plain(raw);
        List<String> quotes = lines().stream()
                .map(line -> Sentences.plain(line.substring(START.length(), line.indexOf(END))))
                .toList();
        BitSet covered = Sentences.covered(contract, quotes);
        assertThat(Sentences.of(raw))
                .isNotEmpty()
                .filteredOn(sentence -> !PROMISE_NOTHING.contains(sentence))
                .allSatisfy(sentence -> {
                    int at = contract.indexOf(sentence);
                    assertThat(at).isNotNegative();
                    assertThat(covered.get(at, at + sentence.length()).cardinality())
                            .as("quoted characters of: %s", sentence)
                            .isGreaterThanOrEqualTo(sentence.length() / 2);
                });
    }

    @Test
    void everyErrorCodeIsExpectedBySomeCase() {
        String all = CaseFiles.all().stream().map(one -> one.steps().toString()).reduce("", String::concat);
        assertThat(ErrorCode.values()).allSatisfy(code -> assertThat(all).contains("\"" + code.name() + "\""));
    }

    /** The list's items, a line each. */
    private static List<String> lines() throws IOException {
        return Files.readAllLines(DOCS.resolve("testing.md")).stream()
                .filter(line -> line.startsWith(START))
                .toList();
    }
}
