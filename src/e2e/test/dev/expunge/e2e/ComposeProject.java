package dev.expunge.e2e;

import dev.expunge.broker.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** {@code docker-compose.yml} as a project of its own on free ports; closing it leaves nothing behind. */
final class ComposeProject implements AutoCloseable {

    private static final Duration QUESTION_LIMIT = Duration.ofSeconds(20);
    private static final Duration PULL_LIMIT = Duration.ofMinutes(5);
    private static final Duration CALL_LIMIT = Duration.ofMinutes(4);
    private static final List<String> SERVICES = List.of("delete-api", "cascade-processor", "scheduler-service");

    private final String name = "expunge-test-" + UUID.randomUUID().toString().substring(0, 8);
    private final List<Integer> ports = FreePorts.find(3);
    private final Path root = root();
    private final DockerCommand docker = new DockerCommand(
            root,
            Map.of(
                    "EXPUNGE_PORT", Integer.toString(ports.get(0)),
                    "EXPUNGE_BROKER_PORT", Integer.toString(ports.get(1)),
                    "EXPUNGE_REGISTRY_PORT", Integer.toString(ports.get(2)),
                    "EXPUNGE_SHARDS", "4"));
    private final Thread atExit = new Thread(this::remove, "remove-" + name);

    ComposeProject() {
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    private static Path root() {
        Path dir = Path.of("").toAbsolutePath();
        while (!Files.exists(dir.resolve("docker-compose.yml"))) {
            dir = Objects.requireNonNull(dir.getParent(), "no docker-compose.yml above the working directory");
        }
        return dir;
    }

    /** Why it cannot be started here; empty: it can. */
    Optional<String> obstacle() {
        DockerCommand.Outcome engine = docker.run(QUESTION_LIMIT, "version", "--format", "{{.Server.Version}}");
        if (!engine.isGood()) {
            return Optional.of("no container engine answers: " + engine.end());
        }
        if (!docker.run(QUESTION_LIMIT, "compose", "version").isGood()) {
            return Optional.of("the docker command has no compose");
        }
        for (String service : SERVICES) {
            if (!Files.exists(root.resolve(service + "/target/expunge-" + service + ".jar"))) {
                return Optional.of("the jars of " + service + " are not built; mvn verify does it");
            }
        }
        return images().stream()
                .filter(image -> !isThere(image))
                .map(image -> "the image " + image + " is not here and cannot be pulled")
                .findFirst();
    }

    private List<String> images() {
        List<String> images = new ArrayList<>(List.of("eclipse-temurin:17-jre"));
        for (String service : List.of("broker", "registry")) {
            images.addAll(call("config", "--images", service)
                    .lines()
                    .filter(line -> !line.startsWith(name))
                    .toList());
        }
        return images.stream().distinct().toList();
    }

    private boolean isThere(String image) {
        return docker.run(QUESTION_LIMIT, "image", "inspect", image).isGood()
                || docker.run(PULL_LIMIT, "pull", "--quiet", image).isGood();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + ports.get(0));
    }

    /** Returns when every container says that it is well. */
    void up() {
        call("up", "--wait");
    }

    /** Does {@code docker compose ARGUMENTS}, and returns what it prints. */
    String call(String... arguments) {
        DockerCommand.Outcome outcome = docker.run(CALL_LIMIT, full(arguments));
        if (!outcome.isGood()) {
            throw new AssertionError("docker compose " + String.join(" ", arguments) + " ended with "
                    + outcome.exitCode() + "; the containers' logs are in " + savedLogs() + "\n" + outcome.end());
        }
        return outcome.output();
    }

    private Path savedLogs() {
        Path file = Path.of("target", name + ".log").toAbsolutePath();
        try {
            Files.writeString(
                    file, docker.run(QUESTION_LIMIT, full("logs", "--no-color")).output());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private String[] full(String... arguments) {
        List<String> all = new ArrayList<>(List.of("compose", "-p", name, "-f", "docker-compose.yml"));
        all.addAll(List.of(arguments));
        return all.toArray(String[]::new);
    }

    private void remove() {
        docker.run(CALL_LIMIT, full("kill"));
        docker.run(CALL_LIMIT, full("down", "--volumes", "--remove-orphans", "--rmi", "local"));
    }

    @Override
    public void close() {
        remove();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
