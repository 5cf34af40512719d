package dev.expunge.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    @TempDir
    private Path dir = Path.of("");

    private final StringWriter said = new StringWriter();

    private int run(String... args) {
        return Main.commandLine().setErr(new PrintWriter(said)).execute(args);
    }

    @Test
    void refusesAScenarioThatThereIsNot() {
        assertThat(run("Z")).isEqualTo(2);
        assertThat(said.toString()).contains("SCENARIO cannot be Z: expected one of [A, B, C");
    }

    @Test
    void refusesARunThatWouldMeasureNothing() {
        assertThat(run("A", "--runs", "0")).isEqualTo(2);
        assertThat(said.toString()).contains("--runs cannot be 0: expected 1 to 100");
    }

    @Test
    void refusesASizeOfNothing() {
        assertThat(run("A", "--scale", "0")).isEqualTo(2);
        assertThat(said.toString()).contains("--scale cannot be 0.0: expected 0.0001 to 100.0");
    }

    @Test
    void putsTheResultsIntoAPageBetweenItsMarks() throws IOException {
        Path page = dir.resolve("page.md");
        Files.writeString(page, "before\n<!-- results -->\nold\n<!-- end of results -->\nafter\n");

        assertThat(run("table", dir.toString(), "--into", page.toString())).isZero();

        assertThat(page).hasContent("before\n<!-- results -->\n\n<!-- end of results -->\nafter\n");
    }

    @Test
    void refusesAPageWithoutMarks() throws IOException {
        Path page = Files.writeString(dir.resolve("page.md"), "nothing");

        assertThat(run("table", dir.toString(), "--into", page.toString())).isEqualTo(2);
        assertThat(said.toString()).contains("it has no <!-- results --> before <!-- end of results -->");
    }
}
