package dev.expunge.testkit;

import dev.expunge.broker.EmbeddedBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One broker for all tests of a JVM, started when the first test asks and gone with the JVM. Tests that share it use topic
 * and group names of their own; one that wants to kill its broker starts an {@link EmbeddedBroker} of its own.
 */
public final class TestBroker {

    private TestBroker() {}

    /** A ready broker; the first call takes some seconds */
    public static EmbeddedBroker shared() {
        return Shared.BROKER;
    }

    private static final class Shared {

        static final EmbeddedBroker BROKER = start();

        private static EmbeddedBroker start() {
            try {
                Path dir = Files.createTempDirectory("expunge-test-broker");
                EmbeddedBroker broker = EmbeddedBroker.start(dir);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(broker, dir), "end-test-broker"));
                return broker;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void end(EmbeddedBroker broker, Path dir) {
            broker.kill();
            try (Stream<Path> files = Files.walk(dir)) {
                List<Path> deepestFirst =
                        files.sorted(Comparator.reverseOrder()).toList();
                for (Path file : deepestFirst) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                System.err.println("Left behind: " + dir + " (" + e.getMessage() + ")");
            }
        }
    }
}
