package dev.expunge.app.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.expunge.app.ExitCode;
import dev.expunge.app.Problem;
import dev.expunge.broker.FreePorts;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryPartTest {

    @Test
    void startsARegistryOfItsOwnAndFindsItLikeAnyOther(@TempDir Path dir) {
        int port = FreePorts.find(1).get(0);
        UpConfig config =
                new UpConfig(new UpConfig.Listen("127.0.0.1", 8080, port), dir, null, null, UpConfig.Asked.NOTHING);

        try (RegistryPart registry = new RegistryPart(config, dir)) {
            registry.start();

            assertThat(registry.url()).isEqualTo("http://127.0.0.1:" + port);
            assertThatCode(() -> RegistryPart.askForAnything(registry.url(), Duration.ofSeconds(10)))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void saysThatNobodyAnswersAndWhatToDo() {
        String url = "http://127.0.0.1:" + FreePorts.find(1).get(0);

        assertThatThrownBy(() -> RegistryPart.askForAnything(url, Duration.ofSeconds(1)))
                .hasMessageStartingWith("The schema registry at " + url + " cannot be reached: ")
                .hasMessageContaining("Check --registry, or leave it away")
                .asInstanceOf(InstanceOfAssertFactories.type(Problem.class))
                .extracting(Problem::exitCode)
                .isEqualTo(ExitCode.NOT_REACHABLE);
    }
}
