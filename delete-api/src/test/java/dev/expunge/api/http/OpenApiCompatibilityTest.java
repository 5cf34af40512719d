package dev.expunge.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.expunge.contract.HttpChanges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The description may grow. What was released stays: whoever relies on it is not asked. */
class OpenApiCompatibilityTest {

    private static final Path RELEASED = Path.of("../docs/contracts/http-released.json");

    private final JsonNode now = RunningApi.CONTRACT.document();

    @Test
    void keepsWhatWasReleased() throws IOException {
        assertThat(HttpChanges.broken(RunningApi.JSON.readTree(Files.readString(RELEASED)), now))
                .as("a release: mvn -pl delete-api test -Dtest=OpenApiCompatibilityTest -Drelease.contracts")
                .isEmpty();
    }

    /** Not a check: with a release, what is described now becomes a promise. */
    @Test
    @EnabledIfSystemProperty(named = "release.contracts", matches = ".*")
    void writesWhatIsReleased() throws IOException {
        Files.writeString(
                RELEASED, RunningApi.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(now) + "\n");
    }
}
