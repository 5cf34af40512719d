package dev.expunge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandLineTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void withoutACommandShowsWhatThereIs() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("up ", "demo ", "expunge demo");
    }

    @Test
    void explainsItsOptionsAndExitCodes() {
        assertThat(run("up", "--help")).isZero();
        assertThat(out.toString()).contains("--port", "--data", "--kafka", "--topics", "--shards", "Exit codes:");
    }

    @Test
    void knowsItsVersion() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).matches("(?s)expunge \\d+\\.\\d+\\.\\d+\\S*\\RJava .*");
    }

    @Test
    void answersAMistakeWithOneSentenceAndTheWayToTheHelp() {
        assertThat(run("up", "--shards", "0")).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly("--shards: must be from 1 to 1000, not 0", "More: expunge up --help");
    }

    @Test
    void takesShardsAndTopicsFromTheEnvironment(@TempDir Path dir) throws IOException, InterruptedException {
        assertThat(runWith("EXPUNGE_SHARDS", "0", dir)).startsWith("--shards: must be from 1 to 1000, not 0");
        assertThat(runWith("EXPUNGE_TOPICS", "one", dir))
                .startsWith("--topics: ")
                .contains("one");
    }

    @Test
    void endsWithTheCodeOfTheProblemAndItsSentence(@TempDir Path dir) throws IOException {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(busy.getLocalPort());

            assertThat(run("up", "--port", port, "--data", dir.toString())).isEqualTo(4);
            assertThat(err.toString())
                    .startsWith("Port " + port + " on 127.0.0.1 is in use")
                    .hasLineCount(1);
        }
    }

    @Test
    void leavesAFolderThatItCannotUseAsItIs(@TempDir Path dir) throws IOException {
        Path file = Files.writeString(dir.resolve("file"), "mine");

        assertThat(run("up", "--data", file.toString())).isEqualTo(6);
        assertThat(file).hasContent("mine");
    }

    /** What {@code up} complains of in a process that has this in its environment. */
    private static String runWith(String name, String value, Path data) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "up",
                "--data",
                data.toString());
        builder.environment().put(name, value);
        Process process = builder.redirectErrorStream(true).start();
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("ended").isTrue();
            assertThat(process.exitValue()).isEqualTo(2);
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            process.destroy();
        }
    }

    private int run(String... arguments) {
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }
}
