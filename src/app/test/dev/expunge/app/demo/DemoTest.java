package dev.expunge.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.expunge.app.Problem;
import dev.expunge.app.up.Expunge;
import dev.expunge.app.up.UpConfig;
import dev.expunge.broker.FreePorts;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void keepsItsPromisesAndTheFolderKeepsItsRows(@TempDir Path dir) {
        List<Integer> ports = FreePorts.find(2);
        UpConfig config = new UpConfig(
                new UpConfig.Listen("127.0.0.1", ports.get(0), ports.get(1)), dir, null, null, UpConfig.Asked.NOTHING);
        StringWriter told = new StringWriter();
        Narrator narrator = new Narrator(new PrintWriter(told), false);

        try (Expunge expunge = Expunge.start(config, narrator::tell)) {
            Demo.play(expunge.api(), narrator);

            assertThat(told.toString()).contains("10. Who did what, and when").doesNotContain("\u001b");
            assertThatThrownBy(() -> Expunge.start(config, sentence -> {}))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("is in use by process");
        }

        try (Expunge again = Expunge.start(config, narrator::tell)) {
            Set<String> authors =
                    new Stage(new Http(again.api()), narrator).rows("authors").keySet();
            assertThat(authors).containsExactly("ines", "jonas", "teodor");
        }
    }
}
