package dev.expunge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In a process of its own: what a command loads decides how soon it answers. */
class ClassesTest {

    @Test
    void aCommandLoadsNeitherKafkaNorAServer() throws Exception {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-verbose:class",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.expunge.app.Main",
                        "status",
                        "e-1",
                        "--server",
                        "http://127.0.0.1:1"))
                .redirectErrorStream(true)
                .start();
        String loaded = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isEqualTo(3);
        assertThat(loaded.lines().filter(line -> line.contains("[class,load]")))
                .anyMatch(line -> line.contains("dev.expunge.client.Http"))
                .noneMatch(line -> line.contains("org.apache.kafka")
                        || line.contains("org.eclipse.jetty")
                        || line.contains("io.javalin")
                        || line.contains("org.rocksdb"));
    }
}
