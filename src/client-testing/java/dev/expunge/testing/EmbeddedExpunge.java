package dev.expunge.testing;

import dev.expunge.app.up.Expunge;
import dev.expunge.app.up.UpConfig;
import dev.expunge.broker.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The whole product in this process beside a real Kafka broker, as {@code expunge up} starts it, in a folder that is thrown
 * away: some ten seconds, and the clock of the wall. Needs the artifact {@code expunge-app}.
 */
public final class EmbeddedExpunge implements RunningExpunge {

    private final Expunge expunge;
    private final Path dir;

    private EmbeddedExpunge(Expunge expunge, Path dir) {
        this.expunge = expunge;
        this.dir = dir;
    }

    /**
     * Starts one, and returns when it is ready.
     *
     * @return empty
     * @throws dev.expunge.app.Problem if a part does not start within 90 s; nothing is left running
     * @throws UncheckedIOException if no temporary folder can be made
     */
    public static EmbeddedExpunge start() {
        try {
            Path dir = Files.createTempDirectory("expunge-testing-");
            List<Integer> ports = FreePorts.find(2);
            UpConfig.Listen listen = new UpConfig.Listen("127.0.0.1", ports.get(0), ports.get(1));
            UpConfig config = new UpConfig(listen, dir, null, null, UpConfig.Asked.NOTHING);
            return new EmbeddedExpunge(Expunge.start(config, sentence -> {}), dir);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public URI uri() {
        return expunge.api();
    }

    /**
     * The broker, for a test that reads topics.
     *
     * @return bootstrap servers
     */
    public String kafka() {
        return expunge.kafka();
    }

    /**
     * The schema registry, for a test that reads topics.
     *
     * @return its URL
     */
    public String registry() {
        return expunge.registry();
    }

    @Override
    public void close() {
        expunge.close();
        if (!Files.exists(dir)) {
            return;
        }
        try (Stream<Path> files = Files.walk(dir)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + dir + " could not be removed", e);
        }
    }
}
