package dev.expunge.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide shows code that is compiled and run here, and nothing else. */
class GuideTest {

    private static final Path GUIDE = Path.of("../../docs/testing-your-code.md");
    private static final Path TESTS = Path.of("test/dev/expunge/testing");
    private static final Pattern CODE = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    @Test
    void everySnippetIsInATestThatRuns() throws IOException {
        String tests = sources();
        Matcher snippets = CODE.matcher(Files.readString(GUIDE));
        int found = 0;
        while (snippets.find()) {
            assertThat(tests).contains(plain(snippets.group(1)));
            found++;
        }
        assertThat(found).isGreaterThanOrEqualTo(3);
    }

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.list(TESTS)) {
            return files.sorted().map(GuideTest::read).map(GuideTest::plain).collect(Collectors.joining());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without what only lays it out. */
    private static String plain(String code) {
        return code.replaceAll("\\s+", "");
    }
}
