package dev.expunge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script in a tree of its own, with a java and an mvn that only say how they were called. */
class StartScriptTest {

    private static final Path SCRIPT = Path.of("../../expunge").toAbsolutePath().normalize();

    @TempDir
    private Path temp;

    private Path home = Path.of("");
    private final Map<String, String> environment = new LinkedHashMap<>();

    @BeforeEach
    void aTreeThatIsBuilt() throws IOException {
        home = Files.createDirectories(temp.resolve("tree with a space"));
        Files.copy(SCRIPT, home.resolve("expunge"));
        executable(home.resolve("expunge"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        old(home.resolve("pom.xml"));
        Files.createDirectories(home.resolve("src/app/target/lib"));
        Files.writeString(home.resolve("src/app/target/expunge-app.jar"), "");
        environment.put("JAVA_HOME", jdk("good", "17.0.15").toString());
        environment.put("PATH", fakeMaven() + ":/usr/bin:/bin");
    }

    @Nested
    class Java {

        @Test
        void isGivenTheClassPathAndTheArguments() throws Exception {
            Result result = run(home.resolve("expunge"), "up", "--data", "a b");

            assertThat(result.output())
                    .contains("-cp " + home + "/src/app/target/expunge-app.jar:" + home + "/src/app/target/lib/*")
                    .endsWith("dev.expunge.app.Main up --data a b\n");
            assertThat(result.exit()).isZero();
        }

        @Test
        void runsTheBenchmarkFromItsOwnModule() throws Exception {
            Files.createDirectories(home.resolve("src/bench/target/lib"));
            Files.writeString(home.resolve("src/bench/target/expunge-bench.jar"), "");

            assertThat(run(home.resolve("expunge"), "bench", "A").output())
                    .contains("-cp " + home + "/src/bench/target/expunge-bench.jar:" + home + "/src/bench/target/lib/*")
                    .endsWith("dev.expunge.bench.Main A\n");
        }

        @Test
        void isFoundThroughASymbolicLinkFromAnywhere() throws Exception {
            Path link = Files.createSymbolicLink(
                    Files.createDirectories(temp.resolve("bin")).resolve("expunge"),
                    Path.of("../tree with a space/expunge"));

            assertThat(run(link, "--help").output()).contains("-cp " + home + "/src/app/target/expunge-app.jar");
        }

        @Test
        void thatIsTooOldIsNamed() throws Exception {
            Path old = jdk("old", "1.8.0_392");
            environment.put("JAVA_HOME", old.toString());
            environment.put("PATH", pathWithoutJava());

            assertThat(run(home.resolve("expunge"), "up"))
                    .isEqualTo(new Result(
                            7,
                            "Expunge needs a JDK, version 17 or later. " + old + "/bin/java is version 8.\n"
                                    + "Install one, or set JAVA_HOME to the folder of one.\n"));
        }

        @Test
        void thatIsMissingIsSaidToBe() throws Exception {
            environment.remove("JAVA_HOME");
            environment.put("PATH", pathWithoutJava());

            Result result = run(home.resolve("expunge"), "up");

            assertThat(result.exit()).isEqualTo(7);
            assertThat(result.output()).contains("There is no java on the PATH, and JAVA_HOME is not set.");
        }

        @Test
        void onThePathIsTakenWhereJavaHomeIsWrong() throws Exception {
            environment.put("JAVA_HOME", temp.resolve("nowhere").toString());
            environment.put("PATH", jdk("path", "21") + "/bin:" + environment.get("PATH"));

            assertThat(run(home.resolve("expunge"), "up").exit()).isZero();
        }
    }

    @Nested
    class TheBuild {

        @Test
        void isRunWhereASourceIsNewer() throws Exception {
            old(home.resolve("src/app/target/expunge-app.jar"));
            Files.writeString(home.resolve("New.java"), "");

            Result result = run(home.resolve("expunge"), "up");

            assertThat(result.output()).contains("Building Expunge", "mvn -q -B", "Main up");
            assertThat(run(home.resolve("expunge"), "up").output()).doesNotContain("Building");
        }

        @Test
        void isNotRunForTests() throws Exception {
            old(home.resolve("src/app/target/expunge-app.jar"));
            old(home.resolve("pom.xml"));
            Files.createDirectories(home.resolve("src/app/test"));
            Files.writeString(home.resolve("src/app/test/NewTest.java"), "");

            assertThat(run(home.resolve("expunge"), "up").output()).doesNotContain("Building");
        }

        @Test
        void needsMaven() throws Exception {
            Files.delete(home.resolve("src/app/target/expunge-app.jar"));
            environment.put("PATH", pathWithoutJava());

            Result result = run(home.resolve("expunge"), "up");

            assertThat(result.exit()).isEqualTo(7);
            assertThat(result.output()).contains("needs Maven, 3.8 or later; there is no mvn on the PATH.");
        }
    }

    private record Result(int exit, String output) {}

    private Result run(Path script, String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(script.toString()).directory(temp.toFile());
        builder.command().addAll(List.of(arguments));
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), output);
    }

    private Path jdk(String name, String version) throws IOException {
        Path jdk = temp.resolve("jdk-" + name);
        program(
                jdk.resolve("bin/java"),
                "if [ \"$1\" = -version ]; then echo 'openjdk version \"" + version
                        + "\" 2025-04-15' >&2; else echo java \"$@\"; fi");
        program(jdk.resolve("bin/javac"), "exit 0");
        return jdk;
    }

    private Path fakeMaven() throws IOException {
        Path bin = temp.resolve("maven");
        program(bin.resolve("mvn"), "echo mvn \"$@\"");
        return bin;
    }

    /** Only the tools that the script needs. */
    private String pathWithoutJava() throws IOException {
        Path bin = Files.createDirectories(temp.resolve("tools"));
        for (String tool : new String[] {"bash", "env", "dirname", "readlink", "sed", "head", "find", "mkdir", "mv"}) {
            Path real =
                    Files.isExecutable(Path.of("/usr/bin", tool)) ? Path.of("/usr/bin", tool) : Path.of("/bin", tool);
            program(bin.resolve(tool), "exec " + real + " \"$@\"");
        }
        return bin.toString();
    }

    private static void program(Path file, String body) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        executable(file);
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void old(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
    }
}
