package dev.expunge.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a shell offers that has read the script. */
class CompletionTest {

    private static final Path BASH = Path.of("/bin/bash");

    /** Bash calls the function that completes with the words so far, and reads its answer from a variable. */
    private static final String ASK = """
            source "$1"
            shift
            COMP_WORDS=("$@")
            COMP_CWORD=$(($# - 1))
            function=$(complete -p expunge | sed -E 's/.* -F ([^ ]+) .*/\\1/')
            "$function" expunge "${!#}" 2>/dev/null
            printf '%s\\n' "${COMPREPLY[@]}"
            """;

    @TempDir
    private Path directory;

    private Path script;

    @BeforeEach
    void print() throws Exception {
        try (FakeServer server = new FakeServer()) {
            assertThat(server.runAlone("completion", "bash")).isZero();
            script = Files.writeString(directory.resolve("completion.sh"), server.out());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "expunge de, delete demo",
        "expunge rows '', get load put",
        "expunge catalog im, import",
        "expunge catalog import --j, --jdbc",
        "expunge delete --sc, --scheduled",
        "expunge delete -o '', table json",
        "expunge completion '', bash zsh",
    })
    void offersWhatCanFollow(String typed, String offered) throws Exception {
        assertThat(offered(typed.replace("''", ""))).contains(offered.split(" "));
    }

    @Test
    void offersNothingThatDoesNotFit() throws Exception {
        assertThat(offered("expunge deletes")).isEmpty();
    }

    private List<String> offered(String typed) throws Exception {
        assumeTrue(Files.isExecutable(BASH), "there is no bash here");
        List<String> command = new ArrayList<>(List.of(BASH.toString(), "-c", ASK, "-", script.toString()));
        command.addAll(List.of(typed.split(" ", -1)));
        Process bash = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(bash.getInputStream().readAllBytes(), UTF_8);
        assertThat(bash.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return out.lines().filter(line -> !line.isBlank()).toList();
    }
}
