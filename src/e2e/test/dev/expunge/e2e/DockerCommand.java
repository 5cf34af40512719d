package dev.expunge.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Runs {@code docker}, each time with a limit; whoever is interrupted meanwhile leaves no process behind. */
final class DockerCommand {

    /** A caller's own choice of files or project is not what is tested. */
    private static final Set<String> NOT_INHERITED =
            Set.of("COMPOSE_FILE", "COMPOSE_PROFILES", "COMPOSE_PROJECT_NAME", "COMPOSE_ENV_FILES");

    private static final int NO_COMMAND = 127;
    private static final int SHOWN_CHARACTERS = 4_000;

    private final Path dir;
    private final Map<String, String> environment;

    /** @param dir where it runs */
    DockerCommand(Path dir, Map<String, String> environment) {
        this.dir = dir;
        this.environment = Map.copyOf(environment);
    }

    /** @param output both streams */
    record Outcome(int exitCode, String output) {

        boolean isGood() {
            return exitCode == 0;
        }

        /** What it said last. */
        String end() {
            return output.substring(Math.max(0, output.length() - SHOWN_CHARACTERS))
                    .strip();
        }
    }

    /** As a shell, it answers 127 where there is no such command. */
    Outcome run(Duration limit, String... arguments) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        try {
            Path output = Files.createTempFile("docker", ".out");
            try {
                return run(limit, output, command);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Outcome run(Duration limit, Path output, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(dir.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeAll(NOT_INHERITED);
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return new Outcome(NO_COMMAND, String.valueOf(e.getMessage()));
        }
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError(
                        String.join(" ", command) + " took longer than " + limit + ":\n" + Files.readString(output));
            }
            return new Outcome(process.exitValue(), Files.readString(output));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in " + String.join(" ", command), e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }
}
