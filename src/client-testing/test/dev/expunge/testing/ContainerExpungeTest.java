package dev.expunge.testing;

import static dev.expunge.testing.Accounts.POSTS;
import static dev.expunge.testing.Accounts.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.expunge.client.Expunge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ContainerExpungeTest {

    private static final Path COMPOSE = Path.of("../../docker-compose.yml");

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aClusterOfContainersDeletes() {
        List<String> missing = Stream.of(
                        Images.LOCAL.broker(),
                        Images.LOCAL.registry(),
                        Images.LOCAL.deleteApi(),
                        Images.LOCAL.cascadeProcessor(),
                        Images.LOCAL.schedulerService(),
                        // Removes what a test that is killed leaves behind.
                        "true".equals(System.getenv("TESTCONTAINERS_RYUK_DISABLED"))
                                ? ""
                                : "testcontainers/ryuk:0.14.0")
                .filter(image -> !image.isEmpty())
                .filter(image -> !isThere(image))
                .toList();
        assumeTrue(missing.isEmpty(), "not run: no engine answers, or it has no image of " + missing);
        try (ContainerExpunge containers = ContainerExpunge.start(Images.LOCAL)) {
            Expunge expunge = containers.client();
            expunge.declare(USERS, POSTS);
            expunge.rows(USERS).put("ada", Map.of("name", "Ada"));

            expunge.delete(USERS).key("ada").hard().execute().orThrow();

            assertThat(expunge.rows(USERS).get("ada")).isEmpty();
        }
    }

    @Test
    void containersAreSetAsTheComposeFileSetsThem() throws IOException {
        String compose = Files.readString(COMPOSE);

        ContainerExpunge.SERVICE.keySet().forEach(name -> assertThat(compose).contains(name + ":"));
        ContainerExpunge.BROKER.keySet().forEach(name -> assertThat(compose).contains(name + ":"));
        ContainerExpunge.REGISTRY.keySet().forEach(name -> assertThat(compose).contains(name + ":"));
        assertThat(compose)
                .contains(
                        Images.LOCAL.broker(),
                        Images.LOCAL.registry(),
                        ContainerExpunge.SERVICE.get("EXPUNGE_REGISTRY_URL"),
                        "name: expunge\n",
                        "  delete-api:",
                        "  cascade-processor:",
                        "  scheduler-service:");
    }

    /** Without Testcontainers, which would pull an image of its own first. */
    private static boolean isThere(String image) {
        try {
            Process process = new ProcessBuilder("docker", "image", "inspect", image)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
